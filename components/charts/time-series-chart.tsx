"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useId, useMemo, useState } from "react";
import type { Stretch } from "@/components/time-range/time-range";
import type { Annotations, ChartOptions } from "@/lib/drawing/chart-options";
import {
  type ChartBand,
  type ChartSeries,
  type ColoredSeries,
  coloredSeries,
  pointsWithin,
} from "@/lib/drawing/chart-series";
import { ChartLegend } from "./chart-legend";
import { ChartTable } from "./chart-table";
import { ChartTooltip } from "./chart-tooltip";
import { useCrosshairStore } from "./crosshair";
import { useHiddenSeries } from "./use-hidden-series";
import { useLatest } from "./use-latest";
import { useSize } from "./use-size";

// Recharts is a sixth of a page's script; a graph with nothing on it can do without.
const loadPlot = () => import("./plot");
const Plot = dynamic(async () => (await loadPlot()).Plot, { ssr: false });

const NO_AXES = {};

type Props = Annotations & {
  /** What the graph shows, for those who do not see it. */
  label: string;
  series: readonly ChartSeries[];
  range: Stretch;
  kind?: "line" | "stacked";
  axes?: ChartOptions["axes"];
  /** Pixels of the plot, without its legend. */
  height?: number;
  /** Pixels of everything: the legend takes of them what it needs, the plot has the rest. */
  totalHeight?: number;
  legend?: ChartOptions["legend"];
  emptyText?: string;
  /** Called with the stretch that was dragged over; without it dragging does nothing. */
  onZoom?: (stretch: Stretch) => void;
};

/**
 * The console's one graph over time: lines or stacked layers with legend, crosshair, tooltip, zoom by drag, thresholds,
 * moments, bands and marked stretches, and what happened meanwhile (WithEvents). Its values can be read as a table too.
 */
export function TimeSeriesChart(props: Props) {
  const { label, series, range, kind = "line", axes = NO_AXES, height = 200, totalHeight, emptyText, onZoom } = props;
  const { position = "bottom", columns } = props.legend ?? {};
  const t = useTranslations("charts");
  const chart = useId();
  const store = useCrosshairStore();
  const [frame, size] = useSize();
  const { hidden, highlighted, onHighlight, onToggle } = useHiddenSeries();
  const [asTable, setAsTable] = useState(false);
  const [overlay, setOverlay] = useState<HTMLDivElement | null>(null);

  const [start, end] = [range.start.getTime(), range.end.getTime()];
  const colored = useMemo(
    () => coloredSeries(series).map((one) => ({ ...one, points: pointsWithin(one, start, end) })),
    [series, start, end],
  );
  const shown = useMemo(() => colored.filter(({ id }) => !hidden.has(id)), [colored, hidden]);
  const bands = useMemo(() => props.bands?.filter(({ id }) => !hidden.has(id)), [props.bands, hidden]);
  const named = useMemo(() => [...colored, ...namedBands(props.bands)], [colored, props.bands]);
  const zoom = useLatest(onZoom);
  const empty = colored.every(({ points }) => points.length === 0);
  const isBlank = series.length === 0;
  // The plot is drawn once its room has been measured; it is on its way while the page comes to life.
  if (!isBlank && typeof window !== "undefined") void loadPlot();
  const isBeside = position === "right";
  const isWhole = totalHeight !== undefined;
  return (
    <figure
      aria-label={label}
      className={`m-0 flex ${isBeside ? "flex-row gap-4" : "flex-col gap-1"}`}
      style={isWhole ? { height: totalHeight } : {}}
    >
      <div
        className={`group relative min-h-0 min-w-0 ${isBeside || isWhole ? "flex-1" : "flex-none"}`}
        ref={frame}
        style={isWhole ? {} : { height }}
      >
        {asTable && (
          <div className="h-full overflow-auto">
            <ChartTable label={label} series={shown} />
          </div>
        )}
        {!asTable && !isBlank && size.width > 0 && size.height > 0 && (
          <div aria-hidden className="absolute inset-0">
            <Plot
              {...{ chart, store, highlighted, range, axes, overlay, bands, ...size }}
              series={shown}
              stacked={kind === "stacked"}
              thresholds={props.thresholds}
              markers={props.markers}
              spans={props.spans}
              onZoom={onZoom && zoom}
            />
          </div>
        )}
        {!asTable && empty && (
          <div className="pointer-events-none absolute inset-0 flex items-center justify-center p-4 text-center font-sans text-sm text-secondary">
            {emptyText ?? t("empty")}
          </div>
        )}
        <div ref={setOverlay} className="pointer-events-none absolute inset-0" hidden={asTable} />
        {!asTable && <ChartTooltip chart={chart} store={store} series={shown} width={size.width} />}
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
      {position !== "hidden" && colored.length > 0 && (
        <div
          className={
            isBeside
              ? `max-h-full flex-none overflow-y-auto ${columns ? "w-[45%] max-w-md" : "w-48 max-w-[45%]"}`
              : `flex-none overflow-y-auto pl-2 ${isWhole ? "max-h-[35%]" : "max-h-24"}`
          }
          style={isBeside && !isWhole ? { height } : {}}
        >
          <ChartLegend series={named} {...{ columns, hidden, onToggle, onHighlight }} />
        </div>
      )}
    </figure>
  );
}

/** A band around a series has its name in the legend, where it can be hidden too; one between two values has labels. */
function namedBands(bands: readonly ChartBand[] = []): ColoredSeries[] {
  return bands
    .filter(({ about }) => about !== undefined)
    .map(({ id, label, color = "var(--chart-neutral)" }) => ({ id, label, color, points: [] }));
}
