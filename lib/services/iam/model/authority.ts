import type { CompiledPolicy } from "@/lib/languages/policy/compile";
import { AWS_MANAGED_POLICIES } from "@/lib/languages/policy/managed-policies";
import type { CallerPolicies } from "@/lib/platform/caller";

/** A policy in force, by what it does for the principal. A document is absent when the ARN is not the account's own policy. */
export type PolicyInForce = {
  layer: "identity" | "boundary" | "session";
  /** The name of an inline policy, or an ARN. */
  name: string;
  document: string | undefined;
};

/** What every user may do when the account's password policy lets users change their own passwords. */
export const CHANGE_OWN_PASSWORD: PolicyInForce = {
  layer: "identity",
  name: "account password policy",
  document: JSON.stringify({
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Action: ["iam:ChangePassword", "iam:GetAccountPasswordPolicy"],
      Resource: "*",
    },
  }),
};

/**
 * What temporary credentials cannot do, whatever their owner may (IAM User Guide, "Compare AWS STS credentials"): those of
 * GetSessionToken call nothing of IAM unless MFA was used, and of STS AssumeRole alone; federated users call neither.
 */
export const WITHOUT_IAM: PolicyInForce = {
  layer: "session",
  name: "temporary credentials without MFA",
  document: JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", NotAction: "iam:*", Resource: "*" },
  }),
};
export const NO_IAM_NOR_STS: PolicyInForce = {
  layer: "session",
  name: "temporary credentials of a federated user",
  document: JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Deny", Action: ["iam:*", "sts:*"], Resource: "*" },
  }),
};

/** The root user has no policies; somebody for whom it vouches may do all that the session's policies allow. */
export const EVERYTHING: PolicyInForce = {
  layer: "identity",
  name: "root user",
  document: JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } }),
};

/**
 * The policies of a caller, ready to be asked. `isNarrowed` is for a session that was given policies of its own: without it
 * the session layer bounds nothing.
 */
export function callerPolicies(
  inForce: PolicyInForce[],
  isNarrowed: boolean,
  compile: (document: string) => CompiledPolicy,
): CallerPolicies {
  const layer = (wanted: PolicyInForce["layer"]) =>
    inForce
      .filter((policy) => policy.layer === wanted)
      .map((policy) => ({ name: policy.name, policy: compile(documentOf(policy)) }));
  return {
    identity: layer("identity"),
    boundary: layer("boundary")[0],
    session: isNarrowed ? layer("session") : undefined,
  };
}

/**
 * A policy that cannot be found, as one that a session was given and that was deleted since, might be one that denies: its bearer
 * may do nothing at all.
 */
function documentOf({ name, document }: PolicyInForce): string {
  return document ?? AWS_MANAGED_POLICIES.get(name)?.text ?? NOTHING;
}

const NOTHING = JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Deny", Action: "*", Resource: "*" } });
