import type { Context } from "@/lib/platform/operation";

/** Who acts, as versions and links remember it; null for a part of Mirante. */
export function authorArn({ caller: { identity } }: Context): string | null {
  return identity.type === "AWSService" ? null : identity.arn;
}
