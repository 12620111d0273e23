/** An operation that was not answered: which one, and AWS's code and message. */
export type Refusal = { action: string; code: string; message: string };

const MARK = "mirante-refusal:";

/** A refusal as an error digest. */
export function refusalDigest(refusal: Refusal): string {
  return MARK + JSON.stringify(refusal);
}

/** The refusal inside an error that reached the browser; undefined when the error is another's. */
export function refusalOf(error: unknown): Refusal | undefined {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
  if (!digest.startsWith(MARK)) return undefined;
  return JSON.parse(digest.slice(MARK.length)) as Refusal;
}
