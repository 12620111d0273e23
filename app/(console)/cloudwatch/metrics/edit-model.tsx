"use client";

import { useTranslations } from "next-intl";
import { useFlash } from "@/components/console/flash";
import { AnomalyModelDialog } from "@/components/metrics/anomaly-model-dialog";
import { configurationOf, draftOf } from "@/components/metrics/anomaly-model-draft";
import { dimensionText, type MetricName, metricKey } from "@/components/metrics/metric-name";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { useAsk } from "@/lib/console/use-ask";
import { deleteAnomalyModel, saveAnomalyModel } from "./actions";

type Props = { metric: MetricName; stat: string; onChanged: () => void; onClose: () => void };

/** The anomaly detection model of a metric and statistic: read, changed, given up. */
export function EditModel({ metric, stat, onChanged, onClose }: Props) {
  const t = useTranslations("metrics.model");
  const ask = useAsk();
  const flash = useFlash();
  const { namespace, metricName, dimensions } = metric;
  const subject = [namespace, metricName, dimensionText(dimensions), stat].filter(Boolean).join(" • ");
  const named = { Namespace: namespace, MetricName: metricName, Dimensions: [...dimensions], Stat: stat };

  const readModel = async () => {
    const { Stat: _, ...question } = named;
    let token: string | undefined;
    do {
      const page = await ask("cloudwatch:DescribeAnomalyDetectors", { ...question, NextToken: token });
      const own = page.AnomalyDetectors?.find(({ SingleMetricAnomalyDetector: one }) => {
        const Dimensions = one?.Dimensions?.map(({ Name = "", Value = "" }) => ({ Name, Value })) ?? [];
        return one?.Stat === stat && metricKey({ namespace, metricName, dimensions: Dimensions }) === metricKey(metric);
      });
      if (own) return { draft: draftOf(own.Configuration), isSet: true };
      token = page.NextToken;
    } while (token !== undefined);
    return { draft: draftOf(undefined), isSet: false };
  };
  const finish = async (working: Promise<ActionAnswer<unknown>>, content: string) => {
    const answer = await working;
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content });
    onChanged();
    onClose();
    return undefined;
  };
  return (
    <AnomalyModelDialog
      subject={subject}
      readModel={readModel}
      onSave={(draft) => finish(saveAnomalyModel(named, configurationOf(draft)), t("saved", { subject }))}
      onDelete={() => finish(deleteAnomalyModel(named), t("deleted", { subject }))}
      onClose={onClose}
    />
  );
}
