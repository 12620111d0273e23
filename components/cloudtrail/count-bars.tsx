"use client";

import Link from "@cloudscape-design/components/link";
import { useFormatter } from "next-intl";
import { Bar, BarChart, LabelList, XAxis, YAxis } from "recharts";
import { useSize } from "@/components/charts/use-size";

export type CountRow = { label: string; count: number; href?: string | undefined };

type Props = { label: string; rows: readonly CountRow[]; color?: string };

const ROW = 28;

/** The largest counts as bars, each beside the name that leads to what was counted. */
export function CountBars({ label, rows, color = "var(--chart-1)" }: Props) {
  const format = useFormatter();
  const [frame, { width }] = useSize();
  const height = rows.length * ROW;
  return (
    <figure aria-label={label} className="m-0 flex gap-2">
      <ol className="m-0 w-2/5 list-none p-0">
        {rows.map(({ label: name, count, href }) => (
          <li
            key={name}
            className="truncate font-sans text-sm leading-7 text-body"
            style={{ height: ROW }}
            title={name}
          >
            {href ? <Link href={href}>{name}</Link> : name}
            <span className="sr-only">: {format.number(count)}</span>
          </li>
        ))}
      </ol>
      <div ref={frame} className="min-w-0 flex-1" style={{ height }} aria-hidden>
        {width > 0 && (
          <BarChart
            layout="vertical"
            data={[...rows]}
            width={width}
            height={height}
            margin={{ top: 0, right: 48, bottom: 0, left: 0 }}
            accessibilityLayer={false}
          >
            <XAxis type="number" hide domain={[0, "dataMax"]} />
            <YAxis type="category" dataKey="label" hide />
            <Bar dataKey="count" fill={color} barSize={14} isAnimationActive={false} activeBar={false}>
              <LabelList
                dataKey="count"
                position="right"
                style={{ fontSize: 12, fill: "var(--palette-body)" }}
                formatter={(value) => (typeof value === "number" ? format.number(value, "short") : "")}
              />
            </Bar>
          </BarChart>
        )}
      </div>
    </figure>
  );
}
