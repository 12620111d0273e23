/**
 * The date and number forms of the console, by name: `format.dateTime(date, "moment")`.
 * Hours are always 00 to 23, as in AWS's console.
 */
export const formats = {
  dateTime: {
    /** November 22, 2026, 08:45:13 GMT-3 */
    moment: {
      year: "numeric",
      month: "long",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
      timeZoneName: "short",
    },
    /** Nov 22, 2026, 08:45:13 GMT-3, for a column of a table. */
    stamp: {
      year: "numeric",
      month: "short",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
      timeZoneName: "short",
    },
    /** 11/22/2026, 08:45:13, narrow enough for a table. */
    compact: {
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
    },
    day: { year: "numeric", month: "long", day: "numeric" },
    clock: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    monthDay: { month: "2-digit", day: "2-digit" },
  },
  number: {
    whole: { maximumFractionDigits: 0 },
    /** 1.2K, 3.4M: for axes and big counts. */
    short: { notation: "compact", maximumFractionDigits: 2 },
    precise: { maximumSignificantDigits: 6 },
  },
} as const;
