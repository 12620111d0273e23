import type {
  DeleteBucketPolicyRequest,
  GetBucketPolicyOutput,
  GetBucketPolicyRequest,
  PutBucketPolicyRequest,
} from "@aws-sdk/client-s3";
import { AwsError } from "@/lib/platform/errors";
import { type Context, read, type Validated, write } from "@/lib/platform/operation";
import { type Bucket, bucketArn } from "../model/bucket";
import { checkBucketPolicy } from "../model/bucket-policy";
import { setPolicy } from "../store/buckets";
import { bucketFor, bucketResource } from "./access";

type Input = { Bucket: string; ExpectedBucketOwner?: string | undefined };

export const bucketPolicies = {
  PutBucketPolicy: write<Validated<PutBucketPolicyRequest, "Bucket" | "Policy">, void>({
    resources: bucketResource,
    handle: async (context, { Policy, ...input }) => {
      const { name } = await ownBucket(context, input, "s3:PutBucketPolicy");
      checkBucketPolicy(Policy, name);
      await setPolicy(context.db, name, Policy);
    },
  }),

  GetBucketPolicy: read<Validated<GetBucketPolicyRequest, "Bucket">, GetBucketPolicyOutput>({
    resources: bucketResource,
    handle: async (context, input) => {
      const { name, policy } = await ownBucket(context, input, "s3:GetBucketPolicy");
      if (policy !== undefined) return { Policy: policy };
      throw new AwsError("NoSuchBucketPolicy", "The bucket policy does not exist", { BucketName: name });
    },
  }),

  DeleteBucketPolicy: write<Validated<DeleteBucketPolicyRequest, "Bucket">, void>({
    resources: bucketResource,
    handle: async (context, input) => {
      const { name } = await ownBucket(context, input, "s3:DeleteBucketPolicy");
      await setPolicy(context.db, name, null);
    },
  }),
};

/**
 * The root user of the owner's account may always see and change the policy, even one that denies it: else nobody could undo
 * a mistake (Amazon S3 API Reference, "PutBucketPolicy").
 */
function ownBucket(context: Context, input: Input, action: string): Promise<Bucket> {
  const isRoot = context.caller.identity.type === "Root";
  return bucketFor(context, input, isRoot ? undefined : { action, arn: bucketArn(input.Bucket) });
}
