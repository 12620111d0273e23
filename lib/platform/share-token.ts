import { isSignedLink, signLink } from "./signed-link";

/** What the token of a shared dashboard's link says: whose link it is, which one, and until when it counts. */
export type ShareToken = { accountId: string; shareId: string; expiresAt: Date };

const TOKEN = /^(\d{12})([0-9a-f]{32})([0-9a-f]{8})([0-9a-f]{64})$/;
const PURPOSE = "dashboard-share";

/** The text that stands in the link: the account, the link's id, its last second, and our proof of all three. */
export function shareToken({ accountId, shareId, expiresAt }: ShareToken): string {
  const expiry = Math.floor(expiresAt.getTime() / 1000);
  const said = accountId + shareId.replaceAll("-", "") + expiry.toString(16).padStart(8, "0");
  return said + signLink(PURPOSE, said);
}

/** What a token says; undefined when it is not ours to the letter, or of the past. */
export function readShareToken(token: string, now: Date): ShareToken | undefined {
  const [, accountId = "", plainId = "", digits = "", proof = ""] = TOKEN.exec(token) ?? [];
  const expiresAt = new Date(Number.parseInt(digits, 16) * 1000);
  if (!(expiresAt > now) || !isSignedLink(PURPOSE, accountId + plainId + digits, proof)) return undefined;
  return { accountId, shareId: plainId.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"), expiresAt };
}
