"use client";

import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useTranslations } from "next-intl";
import { AlarmGraph } from "@/components/alarms/alarm-graph";
import { StateLegend } from "@/components/alarms/state-legend";
import type { TimeRange } from "@/components/time-range/time-range";
import { TimeRangePicker } from "@/components/time-range/time-range-picker";
import type { AlarmView } from "./read-alarm-view";

type Props = { view: AlarmView; range: TimeRange; onRange: (range: TimeRange) => void };

/** The graph of what an alarm watches with its threshold or band, and under it the states that the alarm was in. */
export function AlarmGraphPanel({ view, range, onRange }: Props) {
  const t = useTranslations("alarms.page");
  const { alarm, drawn, spans } = view;
  return (
    <Container
      header={
        <Header variant="h2" actions={<TimeRangePicker value={range} onChange={onRange} />}>
          {t("graph")}
        </Header>
      }
    >
      {drawn ? (
        <AlarmGraph
          alarm={alarm}
          drawn={drawn}
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
