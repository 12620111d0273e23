import * as sealed from "@/lib/platform/sealed";
import type { Bytes } from "./prisma-rows";

const PURPOSE = "access-keys";

/** The secret of an access key, encrypted at rest; it opens only for the access key id that it was sealed for. */
export function seal(text: string, accessKeyId: string): Bytes {
  return sealed.seal(PURPOSE, text, accessKeyId);
}

/** Throws when the bytes were changed, are another key's, or were sealed under another master key. */
export function unseal(bytes: Uint8Array, accessKeyId: string): string {
  return sealed.unseal(PURPOSE, bytes, accessKeyId);
}
