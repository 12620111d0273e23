import type { StandardUnit } from "@aws-sdk/client-cloudwatch";

/**
 * The units in the order in which CloudWatch prefers them: a query without a unit, over data in several, is answered in the
 * first of these (seen in the answers of AWS; the documentation is silent).
 */
const PREFERENCE: readonly StandardUnit[] = [
  "Megabits",
  "Terabits",
  "Gigabits",
  "Count",
  "Bytes",
  "Gigabytes",
  "Gigabytes/Second",
  "Kilobytes",
  "Kilobits/Second",
  "Terabytes",
  "Terabits/Second",
  "Bytes/Second",
  "Percent",
  "Megabytes",
  "Megabits/Second",
  "Milliseconds",
  "Microseconds",
  "Kilobytes/Second",
  "Gigabits/Second",
  "Megabytes/Second",
  "Bits",
  "Bits/Second",
  "Count/Second",
  "Seconds",
  "Kilobits",
  "Terabytes/Second",
  "None",
];

const RANK: ReadonlyMap<string, number> = new Map(PREFERENCE.map((unit, index) => [unit, index]));

/** Units in CloudWatch's order of preference. */
export function byPreference(units: Iterable<string>): string[] {
  const rank = (unit: string) => RANK.get(unit) ?? PREFERENCE.length;
  return [...units].sort((one, other) => rank(one) - rank(other));
}
