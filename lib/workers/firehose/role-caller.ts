import { LRUCache } from "lru-cache";
import type { Caller } from "@/lib/platform/caller";
import { AwsError } from "@/lib/platform/errors";
import { credentialOf } from "@/lib/services/authenticate";
import { invoke } from "@/lib/services/invoke";

const SESSION = "AWSFirehoseToS3";
/** Credentials are good for an hour; new ones are asked for well before. */
const KEPT_MILLIS = 30 * 60_000;

/** Access key ids of roles that were assumed lately, by role and the stream that it was for. */
const assumed = new LRUCache<string, string>({ max: 1_000, ttl: KEPT_MILLIS });

/**
 * Who writes to a stream's bucket: its role, with the role's policies of today, as in AWS. `service` is Firehose for that stream.
 * Throws AccessDenied when there is no such role any more, or it does not trust Firehose.
 */
export async function roleCaller(service: Caller, RoleArn: string): Promise<Caller> {
  const { accountId, identity } = service;
  const sourceArn = identity.type === "AWSService" ? identity.sourceArn : undefined;
  const key = `${accountId} ${RoleArn} ${sourceArn}`;
  const known = assumed.get(key);
  const keyId = known ?? (await assume(service, RoleArn));
  const credential = await credentialOf(keyId);
  if (!credential) {
    assumed.delete(key);
    throw new AwsError("AccessDenied", `The role ${RoleArn} cannot be assumed.`);
  }
  assumed.set(key, keyId, { noUpdateTTL: true });
  return credential.callerFrom(service.region, service.origin);
}

async function assume(service: Caller, RoleArn: string): Promise<string> {
  const { Credentials } = await invoke(service, "sts:AssumeRole", {
    RoleArn,
    RoleSessionName: SESSION,
    // What a role may ask of Firehose beside its name (Firehose Developer Guide, "Controlling access").
    ExternalId: service.accountId,
  });
  return Credentials?.AccessKeyId ?? "";
}
