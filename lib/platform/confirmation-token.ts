import { isSignedLink, signLink } from "./signed-link";

/** The state of a subscription in which a token was given out, and for which alone it counts. */
type GivenOut = "Pending" | "Deleted";

/** What a token of ours says: which subscription of the topic, and in which state it was given out. */
export type Confirmation = { id: string; givenOut: GivenOut };

const TOKEN = /^([0-9a-f]{32})([0-9a-f]{8})([0-9a-f]{64})$/;
const PURPOSE = "sns-confirm-subscription";

/**
 * What an endpoint shows to be subscribed: the subscription's id, until when it counts, and our proof of both. Nothing of it is
 * kept. What confirmed a subscription does not bring it back once it has been deleted: that takes a token given out for it.
 */
export function confirmationToken(topicArn: string, { id, givenOut }: Confirmation, until: Date): string {
  const expiry = Math.floor(until.getTime() / 1_000);
  const digits = expiry.toString(16).padStart(8, "0");
  return id.replaceAll("-", "") + digits + signLink(PURPOSE, said(topicArn, id, givenOut, expiry));
}

/** What a token says; undefined when it is not ours, not of this topic, or of the past. Whoever is not known is asked no further. */
export function readConfirmationToken(topicArn: string, token: string, now: Date): Confirmation | undefined {
  const [, plainId = "", digits = "", proof = ""] = TOKEN.exec(token) ?? [];
  const id = plainId.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  const expiry = Number.parseInt(digits, 16);
  if (!(expiry * 1_000 > now.getTime())) return undefined;
  const givenOut = (["Pending", "Deleted"] as const).find((state) =>
    isSignedLink(PURPOSE, said(topicArn, id, state, expiry), proof),
  );
  return givenOut && { id, givenOut };
}

/** Whether a text could be a token at all. */
export function hasTokenForm(text: string): boolean {
  return TOKEN.test(text);
}

function said(topicArn: string, id: string, givenOut: GivenOut, expiry: number): string {
  return `${topicArn} ${id} ${givenOut} ${expiry}`;
}
