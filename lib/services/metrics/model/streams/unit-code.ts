/** CloudWatch's units in the Unified Code for Units of Measure, as metric streams write them (User Guide, "Translations"). */
const CODES: Readonly<Record<string, string>> = {
  Seconds: "s",
  Second: "s",
  Microseconds: "us",
  Milliseconds: "ms",
  Bytes: "By",
  Kilobytes: "kBy",
  Megabytes: "MBy",
  Gigabytes: "GBy",
  Terabytes: "TBy",
  Bits: "bit",
  Kilobits: "kbit",
  Megabits: "MBit",
  Gigabits: "GBit",
  Terabits: "Tbit",
  Percent: "%",
  Count: "{Count}",
  None: "1",
};

/** "Bytes/Second" is "By/s"; a unit that is not in the table stays as it is. */
export function unitCode(unit: string): string {
  return unit
    .split("/")
    .map((part) => CODES[part] ?? part)
    .join("/");
}
