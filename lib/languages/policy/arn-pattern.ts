import type { RequestContext } from "./request-context";
import { compileTemplate, parseTemplate, requiredKeys, type TemplatePart } from "./template";

/** A request's ARN, cut once so that many patterns can be tried on it. Not every text has the six segments. */
export interface SplitArn {
  readonly text: string;
  readonly segments: readonly string[] | undefined;
}

export interface ArnPattern {
  readonly matches: (arn: SplitArn, context: RequestContext) => boolean;
  /** Context keys without which the pattern matches nothing, in lower case. */
  readonly requiredKeys: readonly string[];
}

/** arn, partition, service, Region, account, resource. The resource keeps its own colons. */
const SEGMENTS = 6;

/** Cuts a text at its first five colons. */
export function splitArn(text: string): SplitArn {
  const [head, ...tail] = text.split(":");
  if (head === undefined || tail.length < SEGMENTS - 1) return { text, segments: undefined };
  return { text, segments: [head, ...tail.slice(0, SEGMENTS - 2), tail.slice(SEGMENTS - 2).join(":")] };
}

/**
 * Compiles the pattern of a Resource element or of an ARN condition.
 *
 * Segment matches segment, so a wildcard before the fifth colon cannot swallow one; in the resource it may. A pattern with
 * fewer segments is completed with `*`, as IAM does: `arn:aws:logs:*` is every resource of CloudWatch Logs. A value that came
 * out of a variable is plain text: its stars and colons mean nothing (IAM User Guide, "Resource" and "ARN condition operators").
 */
export function compileArnPattern(source: string, variables: boolean): ArnPattern {
  const parts = parseTemplate(source, { wildcards: true, variables });
  if (parts.every((part) => part.kind === "anyText") && parts.length > 0)
    return { matches: () => true, requiredKeys: [] };
  const tests = splitParts(parts).flatMap((segment, index) => {
    if (segment.length === 1 && segment[0]?.kind === "anyText") return [];
    return [{ index, matches: compileTemplate(segment) }];
  });
  return {
    matches: ({ segments }, context) =>
      segments !== undefined && tests.every(({ index, matches }) => matches(segments[index] ?? "", context)),
    requiredKeys: requiredKeys(parts),
  };
}

/** Cuts a pattern at its first five colons; colons inside of variables are names of condition keys, not separators. */
function splitParts(parts: readonly TemplatePart[]): TemplatePart[][] {
  const segments: TemplatePart[][] = [[]];
  for (const part of parts) {
    if (part.kind !== "text") {
      segments.at(-1)?.push(part);
      continue;
    }
    const pieces = part.text.split(":");
    const cuts = Math.min(pieces.length - 1, SEGMENTS - segments.length);
    for (const [index, piece] of [...pieces.slice(0, cuts), pieces.slice(cuts).join(":")].entries()) {
      if (index > 0) segments.push([]);
      if (piece !== "") segments.at(-1)?.push({ kind: "text", text: piece });
    }
  }
  return segments;
}
