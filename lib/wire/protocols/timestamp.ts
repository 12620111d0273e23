const ISO_8601 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** A date from seconds since the epoch, whole or with a fraction; undefined outside the range of dates. */
export function dateFromEpochSeconds(seconds: number): Date | undefined {
  return valid(new Date(Math.round(seconds * 1000)));
}

/** A date from ISO 8601 text with its offset ("2026-11-22T15:38:00Z"); undefined when the text is anything else. */
export function dateFromIsoText(text: string): Date | undefined {
  return ISO_8601.test(text) ? valid(new Date(text.replace(/([+-]\d{2})(\d{2})$/, "$1:$2"))) : undefined;
}

/** Seconds since the epoch, with the milliseconds as fraction. */
export function epochSeconds(date: Date): number {
  return date.getTime() / 1000;
}

/** ISO 8601 as AWS's query services write it: no fraction where it would be zero. */
export function isoText(date: Date): string {
  return date.toISOString().replace(".000Z", "Z");
}

function valid(date: Date): Date | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date;
}
