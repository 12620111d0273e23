"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from "recharts";
import { useSize } from "@/components/charts/use-size";
import type { Stretch } from "@/components/time-range/time-range";
import type { EventCount } from "@/lib/services/trail/model/count";
import { type Bucket, barSeconds, bucketsOf, KINDS, type Kind, labelledTimes, totalsOf } from "./density";

type Props = {
  label: string;
  counts: readonly EventCount[];
  range: Stretch;
  height?: number;
  /** Which kinds are shown, the lowest first. */
  kinds?: readonly Kind[];
  /** Called with the stretch of a bar that was chosen. */
  onChoose?: (stretch: Stretch) => void;
};

const COLORS: Record<Kind, string> = {
  write: "var(--chart-1)",
  read: "var(--palette-inactive)",
  failed: "var(--palette-error)",
};
const TICK = { fontSize: 11, fill: "var(--palette-secondary)" };
const DAY_MILLIS = 86_400_000;

/** How many events there were, period by period: writes, reads and failures. A bar leads to its stretch of time. */
export function EventDensity({ label, counts, range, height = 160, kinds = KINDS, onChoose }: Props) {
  const t = useTranslations("cloudtrail.kind");
  const format = useFormatter();
  const [frame, { width }] = useSize();
  const seconds = barSeconds(range);
  const buckets = bucketsOf(counts, range, seconds);
  const totals = totalsOf(buckets);
  const isLong = range.end.getTime() - range.start.getTime() > 1.5 * DAY_MILLIS;
  const clock = (time: number) => format.dateTime(time, isLong ? "monthDay" : "clock");
  const choose = (time: unknown) => {
    if (typeof time !== "number") return;
    const end = Math.min(time + seconds * 1000, range.end.getTime());
    onChoose?.({ start: new Date(Math.max(time, range.start.getTime())), end: new Date(end) });
  };
  return (
    <figure aria-label={label} className="m-0">
      <div ref={frame} style={{ height }} aria-hidden className={onChoose ? "cursor-pointer" : ""}>
        {width > 0 && (
          <BarChart
            data={buckets}
            width={width}
            height={height}
            margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
            accessibilityLayer={false}
            barCategoryGap={1}
            onClick={({ activeLabel }) => choose(Number(activeLabel))}
          >
            <CartesianGrid stroke="var(--chart-grid)" vertical={false} />
            <XAxis
              dataKey="time"
              ticks={labelledTimes(buckets, clock)}
              tick={TICK}
              tickFormatter={clock}
              tickLine={false}
              stroke="var(--chart-grid)"
              minTickGap={40}
            />
            <YAxis
              tick={TICK}
              tickFormatter={(value: number) => format.number(value, "short")}
              tickLine={false}
              axisLine={false}
              allowDecimals={false}
              width="auto"
            />
            <Tooltip isAnimationActive={false} cursor={{ fill: "var(--chart-grid)" }} content={BarTip} />
            {kinds.map((kind) => (
              <Bar
                key={kind}
                dataKey={kind}
                stackId="events"
                fill={COLORS[kind]}
                isAnimationActive={false}
                activeBar={false}
              />
            ))}
          </BarChart>
        )}
      </div>
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 pl-2 font-sans text-xs text-body">
        {kinds.map((kind) => (
          <span key={kind} className="flex items-center gap-1.5">
            <span className="h-2.5 w-2.5 rounded-sm" style={{ background: COLORS[kind] }} />
            {t(kind)}: {format.number(totals[kind])}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

type TipProps = { active?: boolean; payload?: readonly { payload?: Bucket }[] };

function BarTip({ active, payload }: TipProps) {
  const t = useTranslations("cloudtrail.kind");
  const format = useFormatter();
  const bucket = payload?.[0]?.payload;
  if (!active || !bucket) return null;
  return (
    <div className="rounded-lg border border-solid border-line bg-surface p-2 font-sans text-xs text-body shadow-lg">
      <div className="font-bold">{format.dateTime(bucket.time, "moment")}</div>
      {KINDS.filter((kind) => bucket[kind] > 0).map((kind) => (
        <div key={kind} className="flex items-center gap-2 leading-5">
          <span className="h-2.5 w-2.5 rounded-sm" style={{ background: COLORS[kind] }} />
          {t(kind)}: {format.number(bucket[kind])}
        </div>
      ))}
    </div>
  );
}
