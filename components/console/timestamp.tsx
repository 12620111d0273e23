"use client";

import { useFormatter } from "next-intl";
import type { formats } from "./formats";

type Props = { value: Date | undefined; format?: keyof typeof formats.dateTime };

/** A moment in the chosen time zone; hovering shows it in UTC. Nothing is shown as "-", as in AWS's console. */
export function Timestamp({ value, format = "moment" }: Props) {
  const formatter = useFormatter();
  if (!value) return <>-</>;
  const iso = value.toISOString();
  // Server and browser may have different editions of the world's date forms; a comma is not worth drawing the page anew.
  return (
    <time dateTime={iso} title={iso} suppressHydrationWarning>
      {formatter.dateTime(value, format)}
    </time>
  );
}
