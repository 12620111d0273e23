"use client";

import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useTranslations } from "next-intl";
import { AlarmGraph } from "@/components/alarms/alarm-graph";
import { metricOf } from "@/components/alarms/alarm-metric";
import { StateLegend } from "@/components/alarms/state-legend";
import type { TimeRange } from "@/components/time-range/time-range";
import { TimeRangePicker } from "@/components/time-range/time-range-picker";
import type { AlarmView } from "./read-alarm-view";

type Props = { view: AlarmView; range: TimeRange; onRange: (range: TimeRange) => void };

/** The graph of an alarm's metric with its threshold, and under it the states that the alarm was in. */
export function AlarmGraphPanel({ view, range, onRange }: Props) {
  const t = useTranslations("alarms.page");
  const { alarm, points, period, spans } = view;
  const metric = metricOf(alarm);
  return (
    <Container
      header={
        <Header variant="h2" actions={<TimeRangePicker value={range} onChange={onRange} />}>
          {t("graph")}
        </Header>
      }
    >
      {metric ? (
        <AlarmGraph
          metric={{ ...metric, period }}
          alarm={alarm}
          range={view.range}
          points={points}
          spans={spans}
          onZoom={({ start, end }) => onRange({ kind: "absolute", start, end })}
        />
      ) : (
        t("noGraph")
      )}
      <StateLegend />
    </Container>
  );
}
