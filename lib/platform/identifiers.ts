import { randomBytes, randomUUID } from "node:crypto";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const BASE62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** A fresh UUID (version 4): request ids, event ids. */
export function newUuid(): string {
  return randomUUID();
}

/** An IAM unique id or access key id: a four-letter prefix (AIDA, AKIA, ASIA, AROA, ANPA ...) and 17 or 16 characters of base 32. */
export function newIamId(prefix: string): string {
  const length = prefix === "AKIA" || prefix === "ASIA" ? 16 : 17;
  return prefix + pick(BASE32, length);
}

/** A secret access key: 40 characters, as AWS's. */
export function newSecretAccessKey(): string {
  return pick(BASE62, 40);
}

/** An unguessable token for links, 256 bits. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Draws characters without modulo bias: bytes beyond the last full multiple are thrown away. */
function pick(alphabet: string, length: number): string {
  const limit = 256 - (256 % alphabet.length);
  let out = "";
  while (out.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < limit && out.length < length) out += alphabet[byte % alphabet.length];
    }
  }
  return out;
}
