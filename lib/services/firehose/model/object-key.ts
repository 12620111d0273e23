import { invalid } from "./refusal";

/** What an object's name is made of: the stream's name and version, and a moment and id that stay the same for one batch. */
export type NamedBatch = { stream: string; version: number; batchId: string; begunAt: Date };

/** Java's pattern letters that a prefix may use (Firehose Developer Guide, "Custom prefixes for Amazon S3 objects"). */
const LETTERS = /y{4}|y{2}|M{2}|d{2}|H{2}|m{2}|s{2}|'[^']*'|[^a-zA-Z']/g;
const EXPRESSION = /!\{([^}]*)\}/g;
const RANDOM_LENGTH = 11;

/** The key of a batch: prefix, date in UTC where the prefix names none, the stream's name and version, the moment, a unique id. */
export function objectKey(prefix: string, batch: NamedBatch, { extension = "", errorType = "" } = {}): string {
  const { stream, version, batchId, begunAt } = batch;
  const [date = "", time = ""] = begunAt.toISOString().split("T");
  const stamp = `${date}-${time.slice(0, 8).replaceAll(":", "-")}`;
  return `${expandPrefix(prefix, batch, errorType)}${stream}-${version}-${stamp}-${batchId}${extension}`;
}

/** Throws InvalidArgumentException for a prefix whose expressions nobody understands. */
export function checkPrefix(prefix: string, member: string): void {
  for (const [, expression = ""] of prefix.matchAll(EXPRESSION)) {
    const [kind, name = ""] = expression.split(/:(.*)/s);
    const isKnown =
      (kind === "timestamp" && name.replace(LETTERS, "") === "") ||
      (kind === "firehose" && name === "random-string") ||
      (kind === "firehose" && name === "error-output-type" && member === "ErrorOutputPrefix");
    if (!isKnown) throw invalid(`${member} has an expression that is not valid: !{${expression}}.`);
  }
}

function expandPrefix(prefix: string, batch: NamedBatch, errorType: string): string {
  if (!/!\{/.test(prefix))
    return `${prefix}${errorType ? `${errorType}/` : ""}${formatted("yyyy/MM/dd/HH", batch.begunAt)}/`;
  return prefix.replace(EXPRESSION, (_, expression: string) => {
    const [kind, name = ""] = expression.split(/:(.*)/s);
    if (kind === "timestamp") return formatted(name, batch.begunAt);
    // The same batch has the same name whenever it is written.
    return name === "random-string" ? batch.batchId.replaceAll("-", "").slice(0, RANDOM_LENGTH) : errorType;
  });
}

function formatted(pattern: string, at: Date): string {
  const [year = "", month = "", day = "", hour = "", minute = "", second = ""] = at.toISOString().split(/[-T:.]/);
  const parts: Record<string, string> = {
    yyyy: year,
    yy: year.slice(2),
    MM: month,
    dd: day,
    HH: hour,
    mm: minute,
    ss: second,
  };
  return pattern.replace(LETTERS, (part) => parts[part] ?? part.replaceAll("'", ""));
}
