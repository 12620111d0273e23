"use client";

import { useFormatter } from "next-intl";
import { type ColoredSeries, pointNear } from "@/lib/drawing/chart-series";
import { type CrosshairStore, useCrosshair } from "./crosshair";
import { useValueText } from "./value-text";

/** More lines than this hide the graph; the highest values are the ones that are looked for. */
const MOST_LINES = 15;

type Props = { chart: string; store: CrosshairStore; series: readonly ColoredSeries[]; width: number };

/** Every value at the moment under the pointer. */
export function ChartTooltip({ chart, store, series, width }: Props) {
  const format = useFormatter();
  const valueText = useValueText();
  const crosshair = useCrosshair(store);
  if (crosshair?.chart !== chart) return null;
  const found = series.flatMap((one) => {
    const point = pointNear(one, crosshair.time);
    return point ? [{ ...one, point }] : [];
  });
  if (found.length === 0) return null;
  const lines = found.sort((a, b) => b.point.value - a.point.value).slice(0, MOST_LINES);
  const time = lines[0]?.point.time ?? crosshair.time;
  const side = crosshair.x > width / 2 ? { right: width - crosshair.x + 12 } : { left: crosshair.x + 12 };
  return (
    <div
      className="pointer-events-none absolute top-2 z-20 max-w-[70%] rounded-lg border border-solid border-line bg-surface p-2 font-sans text-xs text-body shadow-lg"
      style={side}
      aria-hidden
    >
      <div className="mb-1 font-bold">{format.dateTime(time, "moment")}</div>
      {lines.map(({ id, label, color, unit, point }) => (
        <div key={id} className="flex items-center gap-2 leading-5">
          <span className="h-2.5 w-2.5 flex-none rounded-sm" style={{ background: color }} />
          <span className="min-w-0 flex-1 truncate">{label}</span>
          <span className="flex-none font-bold">{valueText(point.value, unit)}</span>
        </div>
      ))}
      {found.length > MOST_LINES && <div>+{found.length - MOST_LINES}</div>}
    </div>
  );
}
