"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Spinner from "@cloudscape-design/components/spinner";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { alarmAddress } from "@/components/metrics/alarm-address";
import { addMetrics } from "@/components/metrics/graph-rows";
import { dimensionText, type MetricName } from "@/components/metrics/metric-name";
import { useAsk } from "@/lib/console/use-ask";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";

type Props = { metric: MetricName; graph: MetricProperties; automaticPeriod: number; onClose: () => void };

/** The alarms that watch a metric by any statistic, and the way to another one. */
export function MetricAlarms({ metric, graph, automaticPeriod, onClose }: Props) {
  const t = useTranslations("metrics.row");
  const tConsole = useTranslations("console");
  const ask = useAsk();
  const [names, setNames] = useState<string[]>();
  const [problem, setProblem] = useState<string>();
  const { namespace, metricName, dimensions } = metric;

  const load = useEffectEvent(async () => {
    try {
      const { MetricAlarms = [] } = await ask("cloudwatch:DescribeAlarmsForMetric", {
        Namespace: namespace,
        MetricName: metricName,
        Dimensions: [...dimensions],
      });
      setNames(MetricAlarms.map(({ AlarmName = "" }) => AlarmName).sort());
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  });
  useEffect(() => void load(), []);

  return (
    <Modal
      visible
      header={t("alarms")}
      closeAriaLabel={tConsole("cancel")}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <Button href={alarmAddress(addMetrics({ ...graph, metrics: [] }, [metric], ""), 0, automaticPeriod)}>
            {t("createAlarm")}
          </Button>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Box color="text-body-secondary">
          {[namespace, metricName, dimensionText(dimensions)].filter(Boolean).join(" • ")}
        </Box>
        {problem && <Alert type="error">{problem}</Alert>}
        {!names && !problem && <Spinner />}
        {names?.length === 0 && <Box>{t("noAlarms")}</Box>}
        {names && names.length > 0 && (
          <ul className="m-0 pl-5">
            {names.map((name) => (
              <li key={name}>
                <Link href={`/cloudwatch/alarms/${encodeURIComponent(name)}`}>{name}</Link>
              </li>
            ))}
          </ul>
        )}
      </SpaceBetween>
    </Modal>
  );
}
