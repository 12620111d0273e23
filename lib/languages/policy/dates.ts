const ISO_8601 =
  /^(\d{4})-(\d{2})(?:-(\d{2})(?:[Tt](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?([Zz]|[+-]\d{2}(?::?\d{2})?)?)?)?$/;
const EPOCH_SECONDS = /^-?\d{1,19}$/;
const LARGEST_EPOCH = 2n ** 63n - 1n;

/**
 * Reads a point in time: a W3C form of ISO 8601, or seconds since 1970. A time without an offset is UTC.
 * Returns milliseconds since 1970, or undefined when the text is neither.
 */
export function parseDate(text: string): number | undefined {
  if (EPOCH_SECONDS.test(text)) {
    const seconds = BigInt(text);
    return seconds <= LARGEST_EPOCH && seconds >= -LARGEST_EPOCH ? Number(seconds) * 1000 : undefined;
  }
  const [whole, year, month, day = "01", hour = "00", minute = "00", second = "00", fraction = "0", zone = "Z"] =
    ISO_8601.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const start = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // Date.UTC rolls 31 February over into March; a policy that says so is a mistake.
  if (new Date(start).toISOString().slice(0, 10) !== `${year}-${month}-${day}`) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const clock = (Number(hour) * 60 + Number(minute)) * 60_000 + Number(second) * 1000 + Number(`0.${fraction}`) * 1000;
  return start + clock - offsetMillis(zone);
}

function offsetMillis(zone: string): number {
  if (zone === "Z" || zone === "z") return 0;
  const digits = zone.slice(1).replace(":", "").padEnd(4, "0");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (zone.startsWith("-") ? -minutes : minutes) * 60_000;
}
