import type { StandardUnit } from "@aws-sdk/client-cloudwatch";

/** OpenTelemetry's units are UCUM's codes; those that CloudWatch has a word for. */
const UNITS: Readonly<Record<string, StandardUnit>> = {
  s: "Seconds",
  ms: "Milliseconds",
  us: "Microseconds",
  By: "Bytes",
  kBy: "Kilobytes",
  MBy: "Megabytes",
  GBy: "Gigabytes",
  TBy: "Terabytes",
  bit: "Bits",
  kbit: "Kilobits",
  Mbit: "Megabits",
  Gbit: "Gigabits",
  Tbit: "Terabits",
  "%": "Percent",
  "By/s": "Bytes/Second",
  "kBy/s": "Kilobytes/Second",
  "MBy/s": "Megabytes/Second",
  "bit/s": "Bits/Second",
};

/** `{request}` and its like count something, and `{request}/s` counts it by the second; every other unit is none of CloudWatch's. */
export function unitOf(code = ""): StandardUnit {
  if (/^\{[^}]*\}$/.test(code)) return "Count";
  if (/^\{[^}]*\}\/s$/.test(code)) return "Count/Second";
  return UNITS[code] ?? "None";
}
