/** Whom policies hang on: a user, a group or a role. */
export type Principal = { kind: "user" | "group" | "role"; name: string };

/** The page of a user, a group or a role. */
export function principalPath({ kind, name }: Principal): string {
  return `/iam/${kind}s/${encodeURIComponent(name)}`;
}

/** All inline policies together may be so long (IAM User Guide, "IAM and AWS STS quotas"), in characters without white space. */
export const INLINE_SIZES: Record<Principal["kind"], number> = { user: 2048, group: 5120, role: 10_240 };
