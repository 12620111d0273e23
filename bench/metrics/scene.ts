import { rootCaller } from "@/lib/platform/caller";
import type { Target } from "../api-process";

export const root = rootCaller("123456789012", "us-east-1", { sourceIPAddress: "127.0.0.1", userAgent: "bench" });
export const SERIES = 10_000;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** The whole minute at which everything was loaded: the stored points end here. */
export const END = Math.floor(Date.now() / MINUTE) * MINUTE;

export function target(operation: string): Target {
  return { name: `GraniteServiceVersion20100801.${operation}`, service: "monitoring", json: "1.0" };
}

/** Half of the metrics are requests, half are errors, so that a question over 5,000 of them can be asked by name. */
export function nameOf(series: number): string {
  return series % 2 === 0 ? "Requests" : "Errors";
}

/** A hundred zones of a hundred hosts each. */
export function dimensionsOf(series: number): { Name: string; Value: string }[] {
  return [
    { Name: "Host", Value: `host-${series}` },
    { Name: "Zone", Value: `zone-${series % 100}` },
  ];
}

/** A measured value that no encoding makes small: all of its eight bytes differ from its neighbours'. */
export function measured(series: number, minute: number): number {
  return ((series * 7_919 + minute * 104_729) % 100_003) / 7;
}

export function printLine(what: string, ...cells: string[]): void {
  process.stdout.write(`${what.padEnd(58)}${cells.map((cell) => cell.padStart(14)).join("")}\n`);
}
