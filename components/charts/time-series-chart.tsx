"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { Stretch } from "@/components/time-range/time-range";
import { ChartLegend } from "./chart-legend";
import { type ChartAxis, type ChartSeries, paletteColor, pointsWithin } from "./chart-series";
import { ChartTable } from "./chart-table";
import { ChartTooltip } from "./chart-tooltip";
import { useCrosshairStore } from "./crosshair";
import { Plot } from "./plot";
import type { Annotations } from "./plot-annotations";
import { useWidth } from "./use-width";

type Props = Annotations & {
  /** What the graph shows, for those who do not see it. */
  label: string;
  series: readonly ChartSeries[];
  range: Stretch;
  kind?: "line" | "stacked";
  axes?: { left?: ChartAxis; right?: ChartAxis };
  /** Pixels of the plot, without its legend. */
  height?: number;
  legend?: "bottom" | "right" | "none";
  emptyText?: string;
  /** Called with the stretch that was dragged over; without it dragging does nothing. */
  onZoom?: (stretch: Stretch) => void;
};

/**
 * The console's one graph over time: lines or stacked layers with legend, crosshair, tooltip, zoom by drag, thresholds,
 * moments, bands and marked stretches, and what happened meanwhile (WithEvents). Its values can be read as a table too.
 */
export function TimeSeriesChart(props: Props) {
  const { label, series, range, kind = "line", axes = {}, height = 200, legend = "bottom", emptyText, onZoom } = props;
  const t = useTranslations("charts");
  const chart = useId();
  const store = useCrosshairStore();
  const [frame, width] = useWidth();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [highlighted, setHighlighted] = useState<string>();
  const [asTable, setAsTable] = useState(false);
  const [overlay, setOverlay] = useState<HTMLDivElement | null>(null);

  const [start, end] = [range.start.getTime(), range.end.getTime()];
  const colored = series.map((one, index) => ({
    ...one,
    points: pointsWithin(one, start, end),
    color: one.color ?? paletteColor(index),
  }));
  const shown = colored.filter(({ id }) => !hidden.has(id));
  const empty = colored.every(({ points }) => points.length === 0);
  const toggle = (id: string) => {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    setHidden(next);
  };
  return (
    <figure aria-label={label} className={`m-0 flex ${legend === "right" ? "flex-row gap-4" : "flex-col gap-1"}`}>
      <div
        className={`group relative min-w-0 ${legend === "right" ? "flex-1" : "flex-none"}`}
        ref={frame}
        style={{ height }}
      >
        {asTable && (
          <div className="h-full overflow-auto">
            <ChartTable label={label} series={shown} />
          </div>
        )}
        {!asTable && width > 0 && (
          <div aria-hidden>
            <Plot
              {...props}
              {...{ chart, store, highlighted, kind, range, axes, width, height, overlay, onZoom }}
              series={shown}
            />
          </div>
        )}
        {!asTable && empty && (
          <div className="pointer-events-none absolute inset-0 flex items-center justify-center p-4 text-center font-sans text-sm text-secondary">
            {emptyText ?? t("empty")}
          </div>
        )}
        <div ref={setOverlay} className="pointer-events-none absolute inset-0" hidden={asTable} />
        {!asTable && <ChartTooltip chart={chart} store={store} series={shown} width={width} />}
        {!empty && (
          <button
            type="button"
            onClick={() => setAsTable(!asTable)}
            className="absolute top-0 right-0 z-10 cursor-pointer rounded border border-solid border-line bg-surface px-1.5 py-0.5 font-sans text-xs text-link opacity-0 group-hover:opacity-100 focus:opacity-100"
          >
            {t(asTable ? "asGraph" : "asTable")}
          </button>
        )}
      </div>
      {legend !== "none" && (
        <div
          className={legend === "right" ? "w-48 flex-none overflow-y-auto" : "pl-2"}
          style={legend === "right" ? { height } : {}}
        >
          <ChartLegend entries={colored} hidden={hidden} onToggle={toggle} onHighlight={setHighlighted} />
        </div>
      )}
    </figure>
  );
}
