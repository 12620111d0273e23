/** Places whose clocks stand at no whole hour and never change: there are no names for these distances alone. */
const PLACES: Readonly<Record<string, string>> = {
  "+0330": "Asia/Tehran",
  "+0430": "Asia/Kabul",
  "+0530": "Asia/Kolkata",
  "+0545": "Asia/Kathmandu",
  "+0630": "Asia/Yangon",
  "+0845": "Australia/Eucla",
  "+0930": "Australia/Darwin",
  "-0930": "Pacific/Marquesas",
};

/**
 * The name of a clock that a graph asks for by its distance to UTC: "+0530". Node 20 knows zones by name alone, and page and server
 * must write the same times. Undefined for distances at which no clock stands.
 */
export function graphZone(timezone: string | undefined): string | undefined {
  if (timezone === undefined) return undefined;
  if (/^[+-]0000$/.test(timezone)) return "UTC";
  const [, sign, hours] = /^([+-])(\d\d)00$/.exec(timezone) ?? [];
  if (sign === undefined) return Object.hasOwn(PLACES, timezone) ? PLACES[timezone] : undefined;
  // POSIX counts westwards: what is ahead of UTC has a minus.
  if (Number(hours) > (sign === "+" ? 14 : 12)) return undefined;
  return `Etc/GMT${sign === "+" ? "-" : "+"}${Number(hours)}`;
}
