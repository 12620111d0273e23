import { LRUCache } from "lru-cache";
import { type CompiledPolicy, compilePolicy } from "@/lib/languages/policy/compile";
import { evaluate, type NamedPolicy } from "@/lib/languages/policy/evaluate";
import { parsePolicy } from "@/lib/languages/policy/parse";
import type { Principal } from "@/lib/languages/policy/principal";
import type { ContextValues } from "@/lib/languages/policy/request-context";
import type { Caller, Identity } from "@/lib/platform/caller";
import { callerConditions } from "@/lib/platform/caller-conditions";
import { AwsError } from "@/lib/platform/errors";
import type { Asked, Context, Resource } from "@/lib/platform/operation";
import { type Bucket, bucketArn, noSuchBucket, objectArn } from "../model/bucket";
import { findBucket } from "../store/buckets";
import { bucketKeys } from "./condition-keys";

const OBJECT_TYPE = "AWS::S3::Object";
const BUCKET_TYPE = "AWS::S3::Bucket";

type BucketInput = { Bucket?: string | undefined; ExpectedBucketOwner?: string | undefined };
type ObjectInput = BucketInput & { Key?: string | undefined };

/** What is done to what, under which condition keys of S3's own. */
export type Wish = { action: string; arn: string; conditions?: ContextValues };

/** The bucket as policies see it, with the policy that hangs on it. */
export async function bucketResource({ Bucket }: BucketInput, { db, caller }: Asked): Promise<Resource[]> {
  if (typeof Bucket !== "string" || Bucket === "") return [];
  const bucket = await findBucket(db, Bucket);
  const conditions = bucketKeys(bucket, caller);
  return [{ arn: bucketArn(Bucket), type: BUCKET_TYPE, conditions, ...policyOf(bucket) }];
}

/** The object; the record names its bucket too, as CloudTrail does. */
export async function objectResource({ Bucket, Key }: ObjectInput, { db, caller }: Asked): Promise<Resource[]> {
  if (typeof Bucket !== "string" || typeof Key !== "string") return [];
  const bucket = await findBucket(db, Bucket);
  return [
    { arn: objectArn(Bucket, Key), type: OBJECT_TYPE, conditions: bucketKeys(bucket, caller), ...policyOf(bucket) },
    { arn: bucketArn(Bucket), type: BUCKET_TYPE, recordOnly: true },
  ];
}

/**
 * The bucket of a request whose identity's policies have been asked by the front desk. What the front desk does not ask is asked
 * here: services need the bucket's policy, which also binds the root user where it denies; other accounts stay out.
 * Without a wish the policy is not asked. Throws NoSuchBucket and AccessDenied.
 */
export async function bucketFor({ db, caller, now }: Context, input: BucketInput, wish?: Wish): Promise<Bucket> {
  const name = input.Bucket ?? "";
  const bucket = await findBucket(db, name);
  if (!bucket) throw noSuchBucket(name);
  const { identity } = caller;
  const isForeign = identity.type !== "AWSService" && bucket.accountId !== caller.accountId;
  const isOtherOwner = input.ExpectedBucketOwner !== undefined && input.ExpectedBucketOwner !== bucket.accountId;
  if (isForeign || isOtherOwner || (wish && !bucketPolicyLets(bucket, caller, now, wish))) {
    throw new AwsError("AccessDenied", "Access Denied");
  }
  return bucket;
}

/** Whether the bucket's policy lets pass those whom the front desk binds by no policy; others it has been asked about before. */
export function bucketPolicyLets(
  bucket: Bucket,
  caller: Caller,
  at: Date,
  { action, arn, conditions = {} }: Wish,
): boolean {
  const principal = unboundPrincipal(caller.identity);
  if (!principal) return true;
  const { policy } = policyOf(bucket);
  const context = { ...callerConditions(caller, at), ...bucketKeys(bucket, caller), ...conditions };
  const request = { action, resources: [arn], principal, context };
  return evaluate(request, { identity: [], resource: policy ? [policy] : [] }).effect === "allow";
}

function unboundPrincipal(identity: Identity): Principal | undefined {
  if (identity.type === "Root") return { kind: "root", accountId: identity.accountId };
  return identity.type === "AWSService" ? { kind: "service", name: identity.service } : undefined;
}

/** A policy is parsed when it is put, and again at most once a process; what is kept is bounded. */
const compiled = new LRUCache<string, CompiledPolicy>({ max: 500 });

function policyOf(bucket: Bucket | undefined): { policy?: NamedPolicy } {
  if (bucket?.policy === undefined) return {};
  let policy = compiled.get(bucket.policy);
  if (!policy) {
    policy = compilePolicy(parsePolicy(bucket.policy, { kind: "resource" }));
    compiled.set(bucket.policy, policy);
  }
  return { policy: { name: bucket.name, policy } };
}
