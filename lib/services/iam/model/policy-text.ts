import type { PolicyKind } from "@/lib/languages/policy/grammar";
import { PolicyError } from "@/lib/languages/policy/mistake";
import { parsePolicy, policySize } from "@/lib/languages/policy/parse";
import { AwsError } from "@/lib/platform/errors";
import type { PrincipalKind } from "./principal";
import { INLINE_POLICY_SIZES, limitExceeded, QUOTAS } from "./quota";

/** Refuses a text that is no policy of its kind, or too long, with AWS's error and message. The text itself is what is kept. */
export function checkPolicy(text: string, kind: PolicyKind, maximumSize?: number): void {
  try {
    parsePolicy(text, { kind, maximumSize });
  } catch (error) {
    if (error instanceof PolicyError) throw new AwsError(`${error.code}Exception`, error.message);
    throw error;
  }
}

export function checkManagedPolicy(text: string): void {
  checkPolicy(text, "identity", QUOTAS.PolicySize);
}

export function checkTrustPolicy(text: string): void {
  checkPolicy(text, "trust", QUOTAS.ACLSizePerRole);
}

/** Inline policies share one allowance: `others` are the texts that stay beside this one. */
export function checkInlinePolicy(kind: PrincipalKind, name: string, text: string, others: string[]): void {
  checkPolicy(text, "identity");
  const maximum = INLINE_POLICY_SIZES[kind];
  const size = [text, ...others].reduce((sum, one) => sum + policySize(one), 0);
  if (size > maximum) throw limitExceeded(`Maximum policy size of ${maximum} bytes exceeded for ${kind} ${name}`);
}

/** Policies are answered percent-encoded after RFC 3986 (IAM API Reference, "GetUserPolicy"). */
export function encodePolicy(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
