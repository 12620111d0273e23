"use client";

import type { ReactNode } from "react";
import type { ChartOptions } from "@/lib/drawing/chart-options";
import type { ColoredSeries } from "@/lib/drawing/chart-series";
import type { SummaryName } from "@/lib/drawing/summary";
import { ChartLegend } from "./chart-legend";
import { useSize } from "./use-size";

type Props = {
  label: string;
  series: readonly ColoredSeries[];
  height: number;
  position?: NonNullable<ChartOptions["legend"]>["position"];
  columns?: readonly SummaryName[];
  hidden: ReadonlySet<string>;
  onToggle: (id: string) => void;
  onHighlight: (id: string | undefined) => void;
  /** Draws into the room that the legend leaves, in pixels. */
  children: (size: { width: number; height: number }) => ReactNode;
};

/** A drawing with its legend beside or under it. A hidden legend is still there for screen readers, with the values. */
export function LegendFrame({ label, series, height, position = "bottom", columns, children, ...legend }: Props) {
  const [frame, size] = useSize();
  const isBeside = position === "right";
  const where = isBeside
    ? "max-h-full w-56 max-w-[45%] flex-none overflow-y-auto"
    : "max-h-[35%] flex-none overflow-y-auto";
  return (
    <figure
      aria-label={label}
      className={`m-0 flex ${isBeside ? "flex-row items-center gap-4" : "flex-col gap-1"}`}
      style={{ height }}
    >
      <div ref={frame} aria-hidden className="relative min-h-0 min-w-0 flex-1 self-stretch">
        <div className="absolute inset-0">{size.width > 0 && size.height > 0 && children(size)}</div>
      </div>
      <div className={position === "hidden" ? "sr-only" : where}>
        <ChartLegend series={series} columns={columns} {...legend} />
      </div>
    </figure>
  );
}
