import { createHmac, timingSafeEqual } from "node:crypto";
import { secret } from "./settings";

/**
 * A NextToken: where the page ended and which question it belongs to, sealed so that a client can neither read
 * keys of ours nor forge them. `question` is whatever must be the same on the next page (the filters).
 */
export function sealPageToken(position: unknown, question: unknown): string {
  const payload = Buffer.from(JSON.stringify([position, fingerprint(question)])).toString("base64url");
  return `${payload}.${sign(payload)}`;
}

/** The position inside a token; undefined when it was forged, broken or made for another question. */
export function openPageToken<Position>(token: string, question: unknown): Position | undefined {
  const [payload, signature] = token.split(".");
  if (!payload || !signature) return undefined;
  const expected = Buffer.from(sign(payload));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
  const [position, asked] = JSON.parse(Buffer.from(payload, "base64url").toString()) as [Position, string];
  return asked === fingerprint(question) ? position : undefined;
}

function sign(payload: string): string {
  return createHmac("sha256", secret("page-token")).update(payload).digest("base64url");
}

function fingerprint(question: unknown): string {
  return createHmac("sha256", "question")
    .update(JSON.stringify(question) ?? "")
    .digest("base64url")
    .slice(0, 22);
}
