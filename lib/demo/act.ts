import { type Caller, type Origin, serviceCaller } from "@/lib/platform/caller";
import { now } from "@/lib/platform/clock";
import { settings } from "@/lib/platform/settings";
import { consoleCaller, credentialOf } from "@/lib/services/authenticate";
import { invoke } from "@/lib/services/invoke";
import { type Person, personNamed } from "./people";

/** Somebody of the demo in the role they work in: they assume it, as everybody must, and get its rights and no others. */
export async function actAs(userName: string): Promise<Caller> {
  const person = personNamed(userName);
  const { accountId, region } = settings();
  const RoleArn = `arn:aws:iam::${accountId}:role/${person.role}`;
  const { Credentials } = await invoke(await signedIn(person), "sts:AssumeRole", {
    RoleArn,
    RoleSessionName: userName,
  });
  const credential = await credentialOf(Credentials?.AccessKeyId ?? "");
  if (!credential) throw new Error(`${userName} did not get the credentials of ${person.role}.`);
  return credential.callerFrom(region, originOf(person));
}

/** An AWS service of the demo's account, as which it publishes metrics, writes logs and hands records over. */
export function actAsService(service: string): Caller {
  const { accountId, region } = settings();
  return serviceCaller(`${service}.amazonaws.com`, accountId, region);
}

/**
 * A role of a service at work, as its calls are recorded. Nobody assumed it here: AWS's own services would have, so this caller
 * is good for records and has no right to anything.
 */
export function roleAtWork(service: string, roleName: string, sessionName: string): Caller {
  const { accountId, region } = settings();
  const roleId = `AROA${`${roleName.replace(/[^A-Za-z2-7]/g, "")}DEMO`.toUpperCase().padEnd(17, "7").slice(0, 17)}`;
  const host = `${service}.amazonaws.com`;
  return {
    identity: {
      type: "AssumedRole",
      accountId,
      arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`,
      principalId: `${roleId}:${sessionName}`,
      role: { arn: `arn:aws:iam::${accountId}:role/service-role/${roleName}`, roleId, roleName },
      sessionName,
    },
    policies: { identity: [] },
    accountId,
    region,
    origin: { sourceIPAddress: host, userAgent: host },
  };
}

async function signedIn(person: Person): Promise<Caller> {
  const { accountId, region } = settings();
  const { User } = await invoke(actAsService("signin"), "iam:GetUser", { UserName: person.userName });
  const session = { accountId, kind: "user" as const, userId: User?.UserId, signedInAt: now() };
  const caller = await consoleCaller(session, region, originOf(person));
  if (!caller) throw new Error(`${person.userName} cannot sign in.`);
  return caller;
}

function originOf({ address, userAgent }: Person): Origin {
  return { sourceIPAddress: address, userAgent };
}
