"use client";

import { useTimeZone } from "next-intl";
import { zonedIso } from "@/components/logs/zoned-iso";
import { timeOf } from "./result-series";

/** A closed row shows no more than its line can hold; a message may be a megabyte. */
const MAX_CLOSED = 1_000;

/** One value of an answer; moments in the chosen time zone. */
export function ResultCell({ value }: { value: string | undefined }) {
  const zone = useTimeZone() ?? "UTC";
  const time = timeOf(value);
  if (value === undefined) return <span className="text-secondary">-</span>;
  if (time === undefined) return <>{value.slice(0, MAX_CLOSED)}</>;
  return (
    <time dateTime={new Date(time).toISOString()} suppressHydrationWarning>
      {zonedIso(time, zone)}
    </time>
  );
}
