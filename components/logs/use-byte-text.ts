"use client";

import { useFormatter } from "next-intl";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** Says a size in bytes: "1.21 MB". A kilobyte is 1,024 bytes, as in AWS's console. */
export function useByteText(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length - 1);
    const style = { style: "unit", unit: UNITS[power] ?? "byte", unitDisplay: "short" } as const;
    return format.number(bytes / 1024 ** power, { ...style, maximumFractionDigits: 2 });
  };
}
