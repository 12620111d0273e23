import { AwsError } from "@/lib/platform/errors";

/** The conditions of a read (RFC 9110, "Conditional requests"). */
export type ReadConditions = {
  IfMatch?: string | undefined;
  IfNoneMatch?: string | undefined;
  IfModifiedSince?: Date | undefined;
  IfUnmodifiedSince?: Date | undefined;
};

type Version = { etag: string; modifiedAt: Date };

/**
 * Passes when the object may be read under these conditions; throws PreconditionFailed or NotModified. Where both an ETag and a
 * time are given the ETag decides (Amazon S3 API Reference, "GetObject").
 */
export function checkReadConditions(conditions: ReadConditions, { etag, modifiedAt }: Version): void {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = conditions;
  // HTTP knows no fractions of a second.
  const modified = Math.floor(modifiedAt.getTime() / 1000);
  const seconds = (date: Date) => Math.floor(date.getTime() / 1000);
  if (IfMatch !== undefined) {
    if (!matchesEtag(IfMatch, etag)) throw preconditionFailed("If-Match");
  } else if (IfUnmodifiedSince && modified > seconds(IfUnmodifiedSince)) {
    throw preconditionFailed("If-Unmodified-Since");
  }
  if (IfNoneMatch !== undefined) {
    if (matchesEtag(IfNoneMatch, etag)) throw notModified();
  } else if (IfModifiedSince && modified <= seconds(IfModifiedSince)) {
    throw notModified();
  }
}

/** What must hold of an object for it to be replaced. */
export type WriteCondition = { kind: "absent" } | { kind: "etag"; etag: string } | { kind: "none" };

/** If-None-Match takes only a star, If-Match one ETag (Amazon S3 User Guide, "Conditional writes"). */
export function writeConditionOf(input: {
  IfMatch?: string | undefined;
  IfNoneMatch?: string | undefined;
}): WriteCondition {
  if (input.IfNoneMatch !== undefined && input.IfNoneMatch !== "*") {
    throw new AwsError("NotImplemented", "A header you provided implies functionality that is not implemented", {
      Header: "If-None-Match",
    });
  }
  if (input.IfNoneMatch !== undefined) return { kind: "absent" };
  return input.IfMatch === undefined ? { kind: "none" } : { kind: "etag", etag: unquote(input.IfMatch) };
}

export function preconditionFailed(condition: string): AwsError {
  const message = "At least one of the pre-conditions you specified did not hold";
  return new AwsError("PreconditionFailed", message, { Condition: condition });
}

function notModified(): AwsError {
  return new AwsError("NotModified", "Not Modified");
}

function matchesEtag(list: string, etag: string): boolean {
  return list.split(",").some((one) => one.trim() === "*" || unquote(one.trim()) === etag);
}

function unquote(text: string): string {
  return text.replace(/^(?:W\/)?"(.*)"$/, "$1");
}
