/** A file that a trail has delivered. */
export type TrailFile = { key: string; kind: TrailFileKind; bytes: number; modified: Date };
export type TrailFileKind = "CloudTrail" | "CloudTrail-Insight" | "CloudTrail-Digest";

const KINDS = ["CloudTrail-Digest", "CloudTrail-Insight", "CloudTrail"] as const;

/** Reads an object of a listing; its folder tells what it is. */
export function trailFileOf({
  Key = "",
  Size = 0,
  LastModified = new Date(0),
}: {
  Key?: string | undefined;
  Size?: number | undefined;
  LastModified?: Date | undefined;
}): TrailFile {
  const kind = KINDS.find((one) => Key.includes(`/${one}/`)) ?? "CloudTrail";
  return { key: Key, kind, bytes: Size, modified: LastModified };
}
