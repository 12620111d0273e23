/** Making one is slow, and every mark on every time axis asks. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Minutes that a zone is ahead of UTC at a moment: -180 for São Paulo, 330 for Mumbai. */
export function timeZoneOffset(timeZone: string, at: Date): number {
  const format = formatters.get(timeZone) ?? new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  formatters.set(timeZone, format);
  const parts = format.formatToParts(at);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const [, sign, hours, minutes] = /^GMT(?:([+-])(\d{2}):(\d{2}))?$/.exec(name) ?? [];
  const distance = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === "-" ? -distance : distance;
}
