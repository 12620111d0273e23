import { createSign, generateKeyPair, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import type { Database } from "@/lib/platform/database";
import { internalRead } from "@/lib/platform/operation";
import { certificatePem } from "../model/certificate";
import type { Sign } from "../model/envelope";
import { findCertificate, insertSigningKey, newestSigningKey, type SigningKey } from "../store/signing-keys";

const VALID_YEARS = 20;
const KEY_ID = /^[0-9a-f]{32}$/;
const ALGORITHM: Readonly<Record<string, string>> = { "1": "RSA-SHA1", "2": "RSA-SHA256" };

export const signing = {
  /** The certificate that a message's SigningCertURL leads to; open to everyone. */
  GetSigningCertificate: internalRead<{ KeyId: string }, { Certificate?: string }>({
    handle: async ({ db }, { KeyId }) => ({
      Certificate: KEY_ID.test(KeyId) ? await findCertificate(db, KeyId) : undefined,
    }),
  }),
};

/** Signs for this installation; the key is made when it is needed first. */
export type Signer = { keyId: string; signWith: (version: string) => Sign };

let kept: Promise<SigningKey> | undefined;

/** The signer of this process. Two processes that need the first key at once make two, and both are good. */
export async function signerOf(db: Database, now: Date): Promise<Signer> {
  kept ??= newestSigningKey(db).then((key) => key ?? makeKey(db, now));
  try {
    const { id, privateKey } = await kept;
    return {
      keyId: id,
      signWith: (version) => (text) =>
        createSign(ALGORITHM[version] ?? "RSA-SHA1")
          .update(text, "utf8")
          .sign(privateKey, "base64"),
    };
  } catch (error) {
    kept = undefined;
    throw error;
  }
}

async function makeKey(db: Database, now: Date): Promise<SigningKey> {
  const pair = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
  const notAfter = new Date(now);
  notAfter.setUTCFullYear(now.getUTCFullYear() + VALID_YEARS);
  const serial = randomBytes(16);
  const certificate = certificatePem(
    {
      serial,
      commonName: "Mirante Simple Notification Service",
      notBefore: new Date(now.getTime() - 86_400_000),
      notAfter,
      publicKey: pair.publicKey.export({ type: "spki", format: "der" }),
    },
    (bytes) => createSign("RSA-SHA256").update(bytes).sign(pair.privateKey),
  );
  const privateKey = String(pair.privateKey.export({ type: "pkcs8", format: "pem" }));
  const key = { id: serial.toString("hex"), privateKey, certificate };
  await insertSigningKey(db, key, now);
  return key;
}
