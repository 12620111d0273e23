/** Dates in the patterns of Java's DateTimeFormatter and of strftime, as far as log lines need them. */

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MINUTE_MILLIS = 60_000;

/** The moment by a Java pattern such as "yyyy-MM-dd HH:mm:ss"; undefined for a zone that nobody knows. */
export function formatDate(millis: number, pattern: string, zone: string): string | undefined {
  const offset = zoneOffset(millis, zone);
  const local = new Date(millis + (offset ?? 0) * MINUTE_MILLIS);
  if (offset === undefined || Number.isNaN(local.getTime())) return undefined;
  return pattern.replace(/'([^']*)'|([A-Za-z])\2*/g, (found, quoted: string | undefined) =>
    quoted === undefined ? (letters(found, local, offset) ?? found) : quoted || "'",
  );
}

function letters(found: string, date: Date, offset: number): string | undefined {
  const pad = (number: number, length = found.length) => String(number).padStart(length, "0");
  switch (found.charAt(0)) {
    case "y":
    case "u":
      return found.length === 2 ? pad(date.getUTCFullYear() % 100) : pad(date.getUTCFullYear());
    case "M":
    case "L":
      if (found.length < 3) return pad(date.getUTCMonth() + 1);
      return (MONTHS[date.getUTCMonth()] ?? "").slice(0, found.length === 3 ? 3 : undefined);
    case "d":
      return pad(date.getUTCDate());
    case "E":
      return (DAYS[date.getUTCDay()] ?? "").slice(0, found.length < 4 ? 3 : undefined);
    case "H":
      return pad(date.getUTCHours());
    case "h":
      return pad(date.getUTCHours() % 12 || 12);
    case "m":
      return pad(date.getUTCMinutes());
    case "s":
      return pad(date.getUTCSeconds());
    case "S":
      return pad(date.getUTCMilliseconds(), 3).padEnd(found.length, "0").slice(0, found.length);
    case "a":
      return date.getUTCHours() < 12 ? "AM" : "PM";
    case "X":
    case "x":
    case "Z":
      return offset === 0 && found.startsWith("X")
        ? "Z"
        : offsetText(offset, found.length > 2 && !found.startsWith("Z"));
    case "z":
      return offset === 0 ? "UTC" : offsetText(offset, true);
    default:
      return undefined;
  }
}

const STRFTIME: Readonly<Record<string, string>> = {
  Y: "yyyy",
  m: "MM",
  d: "dd",
  H: "HH",
  I: "hh",
  M: "mm",
  S: "ss",
  L: "SSS",
  p: "a",
  a: "EEE",
  A: "EEEE",
  b: "MMM",
  B: "MMMM",
  y: "yy",
  z: "Z",
  Z: "z",
  F: "yyyy-MM-dd",
  T: "HH:mm:ss",
  R: "HH:mm",
  f: "SSSSSS",
};

/** The moment by a pattern of strftime such as "%Y-%m-%d". */
export function strftime(millis: number, pattern: string, zone: string): string | undefined {
  if (zoneOffset(millis, zone) === undefined) return undefined;
  return pattern.replace(/%([A-Za-z%])/g, (found, letter: string) => {
    if (letter === "%") return "%";
    if (letter === "s") return String(Math.floor(millis / 1_000));
    const java = STRFTIME[letter];
    return (java && formatDate(millis, java, zone)) ?? found;
  });
}

/** The moment that a text says by a Java pattern; undefined when it does not follow the pattern. */
export function parseDate(text: string, pattern: string, zone: string): number | undefined {
  const read = {
    y: 1970,
    M: 1,
    d: 1,
    H: 0,
    h: 0,
    m: 0,
    s: 0,
    S: 0,
    pm: undefined as boolean | undefined,
    offset: undefined as number | undefined,
  };
  let place = 0;
  for (const [part, quoted, letter] of pattern.matchAll(/'([^']*)'|([A-Za-z])\2*|[^A-Za-z']+/g)) {
    const rest = text.slice(place, place + 40);
    if (letter === undefined) {
      const literal = quoted === undefined ? part : quoted || "'";
      if (!rest.startsWith(literal)) return undefined;
      place += literal.length;
      continue;
    }
    const found = FORMS[letter === "M" && part.length > 2 ? "MMM" : letter]?.exec(rest)?.[0];
    if (found === undefined) return undefined;
    place += found.length;
    if (letter === "M" && part.length > 2)
      read.M = MONTHS.findIndex((name) => name.slice(0, 3).toLowerCase() === found.slice(0, 3).toLowerCase()) + 1;
    else if (letter === "y" || letter === "u") read.y = found.length === 2 ? 2000 + Number(found) : Number(found);
    else if (letter === "a") read.pm = found.toLowerCase() === "pm";
    else if (letter === "S") read.S = Math.trunc(Number(`0.${found}`) * 1_000 + 1e-6);
    else if ("XxZz".includes(letter)) read.offset = offsetOf(found);
    else if (letter === "M" || letter === "d" || letter === "H" || letter === "h" || letter === "m" || letter === "s")
      read[letter] = Number(found);
  }
  if (place !== text.length || read.M < 1 || read.M > 12 || read.d < 1 || read.d > 31) return undefined;
  const hours = read.pm === undefined ? read.H || read.h : (read.h % 12) + (read.pm ? 12 : 0);
  const local = Date.UTC(read.y, read.M - 1, read.d, hours, read.m, read.s, read.S);
  const offset = read.offset ?? zoneOffset(local, zone);
  return offset === undefined ? undefined : local - offset * MINUTE_MILLIS;
}

const TWO = /^\d{1,2}/;
const OFFSET = /^(Z|UTC|GMT|[-+]\d\d:?\d\d)/;
const FORMS: Readonly<Record<string, RegExp>> = {
  y: /^\d{2,4}/,
  u: /^\d{2,4}/,
  M: TWO,
  MMM: /^[A-Za-z]{3,9}/,
  d: TWO,
  H: TWO,
  h: TWO,
  m: TWO,
  s: TWO,
  S: /^\d{1,9}/,
  a: /^[AaPp][Mm]/,
  E: /^[A-Za-z]{3,9}/,
  X: OFFSET,
  x: OFFSET,
  Z: OFFSET,
  z: OFFSET,
};

function offsetOf(text: string): number {
  const [, sign, hours, minutes] = /^([-+])(\d\d):?(\d\d)$/.exec(text) ?? [];
  if (sign === undefined) return 0;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function offsetText(minutes: number, withColon: boolean): string {
  const pad = (number: number) => String(number).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}${withColon ? ":" : ""}${pad(size % 60)}`;
}

const formatters = new Map<string, Intl.DateTimeFormat | undefined>();
const MAX_ZONES = 500;

/** How many minutes a zone ("UTC", "+02:00", "America/Sao_Paulo") is ahead of UTC at a moment. */
function zoneOffset(millis: number, zone: string): number | undefined {
  if (zone === "UTC" || zone === "Z" || zone === "GMT") return 0;
  if (/^[-+]\d\d:?\d\d$/.test(zone)) return offsetOf(zone);
  if (!formatters.has(zone)) {
    if (formatters.size >= MAX_ZONES) formatters.clear();
    formatters.set(zone, formatterOf(zone));
  }
  const name = formatters
    .get(zone)
    ?.formatToParts(millis)
    .find(({ type }) => type === "timeZoneName")?.value;
  if (name === undefined) return undefined;
  return offsetOf(name.replace("GMT", ""));
}

function formatterOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
