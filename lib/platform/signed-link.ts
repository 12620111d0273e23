import { createHmac, timingSafeEqual } from "node:crypto";
import { secret } from "./settings";

/** What a link may do to whom, as its bearer needs no credentials: the proof is the link itself. */
export type LinkPurpose = "sns-confirm-subscription" | "sns-unsubscribe" | "dashboard-share" | "dashboard-share-query";

/** The proof that a link came from us: 64 hexadecimal digits, safe in any address. */
export function signLink(purpose: LinkPurpose, subject: string): string {
  return createHmac("sha256", secret(purpose)).update(subject).digest("hex");
}

/** Whether `proof` is what we signed for this purpose and subject. */
export function isSignedLink(purpose: LinkPurpose, subject: string, proof: string): boolean {
  const expected = Buffer.from(signLink(purpose, subject));
  const given = Buffer.from(proof);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
