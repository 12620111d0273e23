"use client";

import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { alarmPath } from "@/components/alarms/alarm-paths";
import { AlarmStateBadge } from "@/components/alarms/alarm-state";
import { stateOf } from "@/components/alarms/alarm-states";
import { useConditionsText } from "@/components/alarms/use-conditions-text";
import { Timestamp } from "@/components/console/timestamp";
import { graphOfAlarm } from "@/components/dashboards/dashboard-widgets";
import { linesOf } from "@/components/metrics/graph-lines";
import type { GraphValues } from "@/components/metrics/graph-values";
import { MetricGraph } from "@/components/metrics/metric-graph";
import { adaptedPeriod } from "@/components/metrics/period";
import type { Stretch } from "@/components/time-range/time-range";

type Props = {
  alarms: readonly MetricAlarm[];
  region: string;
  values: GraphValues;
  onZoom: (stretch: Stretch) => void;
};

const GRAPH_HEIGHT = 144;

/** The alarms that one should look at, each with its graph. */
export function RecentAlarms({ alarms, ...shown }: Props) {
  const t = useTranslations("overview.recentAlarms");
  if (alarms.length === 0) return null;
  return (
    <Container
      header={
        <Header variant="h2" description={t("description")}>
          {t("title")}
        </Header>
      }
    >
      <div className="grid grid-cols-1 gap-x-8 gap-y-6 lg:grid-cols-2">
        {alarms.map((alarm) => (
          <RecentAlarm key={alarm.AlarmArn} alarm={alarm} {...shown} />
        ))}
      </div>
    </Container>
  );
}

function RecentAlarm({ alarm, region, values, onZoom }: { alarm: MetricAlarm } & Omit<Props, "alarms">) {
  const t = useTranslations("overview.recentAlarms");
  const sayConditions = useConditionsText();
  const { AlarmName: name = "" } = alarm;
  const graph = graphOfAlarm(alarm, region, { title: name, legend: { position: "hidden" } });
  const stretch = { start: new Date(values.start), end: new Date(values.end) };
  return (
    <section aria-label={name} className="flex min-w-0 flex-col gap-1">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="min-w-0 truncate" title={name}>
          <Link href={alarmPath(name)} fontSize="heading-s">
            {name}
          </Link>
        </span>
        <AlarmStateBadge state={stateOf(alarm.StateValue)} />
      </div>
      <div className="flex flex-wrap justify-between gap-x-3 font-sans text-xs text-secondary">
        <span>{sayConditions(alarm)}</span>
        <Timestamp value={alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp} format="compact" />
      </div>
      {graph ? (
        <MetricGraph
          graph={graph}
          drawn={linesOf(graph, stretch, new Date(values.readAt), adaptedPeriod)}
          values={values}
          height={GRAPH_HEIGHT}
          onZoom={onZoom}
        />
      ) : (
        <div className="font-sans text-sm text-secondary">{t("notDrawn")}</div>
      )}
    </section>
  );
}
