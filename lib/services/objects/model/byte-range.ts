import { AwsError } from "@/lib/platform/errors";

/** Both ends inclusive, as in HTTP. */
export type ByteRange = { start: number; end: number };

/**
 * The one range that a Range header asks of `size` bytes (RFC 9110, "Range"). What is no single range of bytes is passed over,
 * as S3 does; throws InvalidRange when it begins behind the end.
 */
export function byteRangeOf(header: string | undefined, size: number): ByteRange | undefined {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  if (first === "") return suffix(Number(last), size, header);
  const start = Number(first);
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== "" && Number(last) < start) return undefined;
  if (start >= size) throw invalidRange(header, size);
  return { start, end };
}

function suffix(length: number, size: number, header: string | undefined): ByteRange {
  if (length === 0 || size === 0) throw invalidRange(header, size);
  return { start: Math.max(0, size - length), end: size - 1 };
}

function invalidRange(header: string | undefined, size: number): AwsError {
  return new AwsError("InvalidRange", "The requested range is not satisfiable", {
    RangeRequested: header ?? "",
    ActualObjectSize: size,
  });
}
