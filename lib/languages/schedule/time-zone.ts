/** A clock on a wall, written as the time that a UTC clock would show it at, in milliseconds. */
export type WallTime = number;

const DAY = 86_400_000;

/** Whether a name is one of the IANA time zone database. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** What the clocks of a zone show at an instant, both in milliseconds. */
export function toWallTime(instant: number, timeZone: string): WallTime {
  return instant + offsetAt(instant, timeZone);
}

/**
 * The instant at which the clocks of a zone show a time: the first one, when they show it twice because they are set
 * back, and undefined when they never show it because they are set forward.
 */
export function toInstant(wall: WallTime, timeZone: string): number | undefined {
  const candidates = [offsetAt(wall - DAY, timeZone), offsetAt(wall + DAY, timeZone)]
    .map((offset) => wall - offset)
    .filter((instant) => toWallTime(instant, timeZone) === wall);
  return candidates.length === 0 ? undefined : Math.min(...candidates);
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  if (timeZone === "UTC") return 0;
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(instant)
      .map((part) => [part.type, Number(part.value)]),
  );
  const at = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const wall = Date.UTC(at("year"), at("month") - 1, at("day"), at("hour"), at("minute"), at("second"));
  return wall - Math.floor(instant / 1_000) * 1_000;
}

/** Making a format costs a thousand times more than using it. The names are bounded by those of the database. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(timeZone, format);
  return format;
}
