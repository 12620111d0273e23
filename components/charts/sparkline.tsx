import type { ChartPoint } from "@/lib/drawing/chart-series";

const SIZE = 100;

/** The course of a number under it, without axes; it takes the room that is left. */
export function Sparkline({ points, color }: { points: readonly ChartPoint[]; color: string }) {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || first === last) return null;
  const values = points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const place = ({ time, value }: ChartPoint) => {
    const x = ((time - first.time) / (last.time - first.time)) * SIZE;
    const y = high === low ? SIZE / 2 : SIZE - ((value - low) / (high - low)) * SIZE;
    return `${x.toFixed(2)},${y.toFixed(2)}`;
  };
  const line = points.map(place).join(" ");
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      preserveAspectRatio="none"
      className="mt-1 max-h-16 min-h-0 w-full flex-1"
    >
      <polygon points={`0,${SIZE} ${line} ${SIZE},${SIZE}`} fill={color} fillOpacity={0.15} />
      <polyline points={line} fill="none" stroke={color} strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
