"use client";

import { useTranslations } from "next-intl";
import { createPortal } from "react-dom";
import { usePlotArea, useXAxisScale } from "recharts";
import type { Stretch } from "@/components/time-range/time-range";
import { useMarkedEvents } from "./chart-events";
import { EventMark } from "./event-mark";
import { groupEvents } from "./group-events";

/** Pixels that a mark needs. */
const MARK = 16;

type Props = {
  range: Stretch;
  /** Lies over the drawing. The drawing itself is hidden from screen readers and takes no focus; the marks must do both. */
  overlay: HTMLElement | null;
};

/** What happened while the graph's line ran, marked on its time axis. */
export function EventMarks({ range, overlay }: Props) {
  const t = useTranslations("charts");
  const marked = useMarkedEvents();
  const plot = usePlotArea();
  const scale = useXAxisScale();
  if (!marked || !plot || !scale || !overlay) return null;
  const edges = { start: range.start.getTime(), end: range.end.getTime() };
  const groups = groupEvents(marked.events, edges, (time) => Number(scale(time)), MARK);
  if (groups.length === 0) return null;
  const bottom = plot.y + plot.height;
  return (
    <g>
      {groups.map(({ x }) => (
        <line key={x} x1={x} x2={x} y1={plot.y} y2={bottom} stroke="var(--palette-link)" strokeOpacity={0.35} />
      ))}
      {createPortal(
        <ul aria-label={t("events")} className="m-0 list-none p-0">
          {groups.map(({ x, events }) => (
            <EventMark
              key={events[0]?.id}
              x={x}
              y={bottom}
              leftward={x > plot.x + plot.width / 2}
              events={events}
              listHref={marked.listHref}
            />
          ))}
        </ul>,
        overlay,
      )}
    </g>
  );
}
