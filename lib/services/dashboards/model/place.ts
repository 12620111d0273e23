import { AwsError } from "@/lib/platform/errors";

/** What people star and visit. */
export const PLACE_KINDS = ["dashboard", "alarm", "logGroup"] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** One of them. Dashboards belong to no Region: theirs is "". */
export type Place = { kind: PlaceKind; region: string; name: string };

/** What the console knows of a person: stars by kind and name, visits with the latest first. */
export type KnownPlaces = { starred: Place[]; visited: Place[] };

/** Stars of one person, of all kinds and Regions. */
export const MAXIMUM_STARS = 200;

/** No dashboard, alarm or log group has a longer name (512 is that of a log group). */
const MAXIMUM_NAME = 512;

/** The place that a name means in a Region. Throws InvalidParameterValueException when nothing can have that name. */
export function placeOf(kind: PlaceKind, region: string, name: unknown): Place {
  if (typeof name !== "string" || name === "" || name.length > MAXIMUM_NAME || name.includes("\0")) {
    throw new AwsError("InvalidParameterValueException", "A name has 1 to 512 characters.");
  }
  return { kind, region: kind === "dashboard" ? "" : region, name };
}

export function isSamePlace(one: Place, other: Place): boolean {
  return one.kind === other.kind && one.region === other.region && one.name === other.name;
}
