import type { RoleChoice } from "@/components/console/account";
import type { Caller } from "@/lib/platform/caller";
import { isAwsError } from "@/lib/platform/errors";
import { CONSOLE_SESSION_SECONDS, type RoleInUse } from "@/lib/services/iam/model/sign-in";
import { invoke } from "@/lib/services/invoke";
import { signInPage } from "./password-check";
import { currentPerson } from "./session";
import { writeSignedIn } from "./session-cookie";

const SHORTEST_SECONDS = 900;
const CHAINED_SECONDS = 3600;

/**
 * Takes on a role in the name of the person who is signed in: sts:AssumeRole as for everyone, and a SwitchRole record. Throws what
 * STS refuses with.
 */
export async function switchToRole(choice: RoleChoice): Promise<void> {
  const { person, signedIn } = await currentPerson();
  const page = signInPage(person.origin);
  const RoleArn = `arn:aws:iam::${choice.accountId}:role/${choice.roleName}`;
  const { Seconds } = await invoke(page, "iam:DescribeRoleLimit", { RoleArn });
  const restSeconds = CONSOLE_SESSION_SECONDS - Math.floor((Date.now() - signedIn.at) / 1000);
  const longest = person.identity.type === "AssumedRole" ? CHAINED_SECONDS : Seconds;
  const told = { SwitchFrom: arnOf(person), MfaUsed: signedIn.mfa === true };
  try {
    const { Credentials } = await invoke(person, "sts:AssumeRole", {
      RoleArn,
      RoleSessionName: nameOf(person),
      DurationSeconds: Math.max(Math.min(longest, Seconds, restSeconds), SHORTEST_SECONDS),
    });
    const accessKeyId = Credentials?.AccessKeyId ?? "";
    await invoke(page, "iam:RecordSwitchRole", { ...told, AccessKeyId: accessKeyId });
    await writeSignedIn({ ...signedIn, role: roleInUse(choice, accessKeyId) });
  } catch (error) {
    if (isAwsError(error)) await invoke(page, "iam:RecordSwitchRole", { ...told, FailedFor: failedFor(person) });
    throw error;
  }
}

/** Back to being oneself. */
export async function leaveRole(): Promise<void> {
  const { person, signedIn } = await currentPerson();
  const { role, ...self } = signedIn;
  if (!role) return;
  const told = { SwitchFrom: arnOf(person), MfaUsed: signedIn.mfa === true, AccessKeyId: role.accessKeyId };
  await invoke(signInPage(person.origin), "iam:RecordExitRole", told);
  await writeSignedIn(self);
}

/** The name that the role's session carries: the user's own, or that of the session they came with. */
function nameOf({ identity }: Caller): string {
  switch (identity.type) {
    case "IAMUser":
      return identity.userName.slice(0, 64).padEnd(2, "-");
    case "AssumedRole":
      return identity.sessionName;
    default:
      return "root";
  }
}

function roleInUse({ roleName, displayName, colour }: RoleChoice, accessKeyId: string): RoleInUse {
  return { accessKeyId, roleName, ...(displayName ? { displayName } : {}), ...(colour ? { colour } : {}) };
}

function failedFor({ identity, session }: Caller) {
  return { identity, ...(session ? { session } : {}) };
}

function arnOf({ identity }: Caller): string {
  return identity.type === "AWSService" ? identity.service : identity.arn;
}
