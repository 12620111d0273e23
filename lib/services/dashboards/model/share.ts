import { compilePolicy } from "@/lib/languages/policy/compile";
import type { NamedPolicy } from "@/lib/languages/policy/evaluate";
import { parsePolicy } from "@/lib/languages/policy/parse";
import type { Identity } from "@/lib/platform/caller";
import { AwsError } from "@/lib/platform/errors";

const HOUR = 3600;
export const SHORTEST_SHARE_SECONDS = HOUR;
export const LONGEST_SHARE_SECONDS = 90 * 24 * HOUR;
export const MOST_SHARES = 50;
const LONGEST_NOTE = 200;

/** The two actions that a link has, and the only ones; no AWS action is among them. */
export const OPEN_SHARED = "cloudwatch:OpenSharedDashboard";
export const READ_SHARED = "cloudwatch:ReadSharedDashboard";

/** IAM gives out random ids, so that no role of the account can ever have this one. */
const ROLE_ID = "AROADASHBOARDSHARE000";
const ROLE_NAME = "MiranteDashboardShare";

/** Whoever follows a link acts as a session of a role that is nobody else's; the session is named after the link. */
export function shareIdentity(accountId: string, shareId: string): Identity {
  return {
    type: "AssumedRole",
    accountId,
    arn: `arn:aws:sts::${accountId}:assumed-role/${ROLE_NAME}/${shareId}`,
    principalId: `${ROLE_ID}:${shareId}`,
    role: { arn: `arn:aws:iam::${accountId}:role/${ROLE_NAME}`, roleId: ROLE_ID, roleName: ROLE_NAME },
    sessionName: shareId,
  };
}

/** The link by which a caller came; undefined for anyone else. */
export function shareIdOf(identity: Identity): string | undefined {
  return identity.type === "AssumedRole" && identity.role.roleId === ROLE_ID ? identity.sessionName : undefined;
}

/** All that a link allows: to open its dashboard, and to read what that dashboard itself asks for. */
export function sharePolicy(dashboardArn: string): NamedPolicy {
  const statement = { Effect: "Allow", Action: [OPEN_SHARED, READ_SHARED], Resource: dashboardArn };
  const document = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  return { name: ROLE_NAME, policy: compilePolicy(parsePolicy(document)) };
}

/** Throws InvalidParameterValueException for a link that cannot be given out. */
export function checkShare(seconds: number, note: string): void {
  if (!Number.isInteger(seconds) || seconds < SHORTEST_SHARE_SECONDS || seconds > LONGEST_SHARE_SECONDS) {
    throw new AwsError(
      "InvalidParameterValueException",
      `The field ExpiresInSeconds must be a whole number from ${SHORTEST_SHARE_SECONDS} to ${LONGEST_SHARE_SECONDS}.`,
    );
  }
  if (note.length > LONGEST_NOTE) {
    throw new AwsError(
      "InvalidParameterValueException",
      `The field Note must not be longer than ${LONGEST_NOTE} characters.`,
    );
  }
}

/** What one hears whose link does not open what they ask for. */
export function notShared(what: string): AwsError {
  return new AwsError("AccessDenied", `This link does not share ${what}.`);
}
