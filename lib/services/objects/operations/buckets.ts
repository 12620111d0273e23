import type {
  CreateBucketOutput,
  CreateBucketRequest,
  DeleteBucketRequest,
  GetBucketLocationOutput,
  GetBucketLocationRequest,
  HeadBucketOutput,
  HeadBucketRequest,
  ListBucketsOutput,
  ListBucketsRequest,
} from "@aws-sdk/client-s3";
import { AwsError } from "@/lib/platform/errors";
import { dataRead, read, type Validated, write } from "@/lib/platform/operation";
import { openPageToken, sealPageToken } from "@/lib/platform/page-token";
import { bucketArn, checkBucketName, locationConstraintOf, regionOfNewBucket } from "../model/bucket";
import { countBuckets, deleteEmptyBucket, insertBucket, listBuckets } from "../store/buckets";
import { bucketFor, bucketResource } from "./access";
import { newBucketKeys } from "./condition-keys";

/** An account's buckets, unless a quota increase is asked for (Amazon S3 User Guide, "Bucket quotas"). */
const MAX_BUCKETS = 10_000;

export const buckets = {
  CreateBucket: write<Validated<CreateBucketRequest, "Bucket">, CreateBucketOutput>({
    resources: ({ Bucket }) =>
      typeof Bucket === "string" ? [{ arn: bucketArn(Bucket), type: "AWS::S3::Bucket" }] : [],
    conditions: ({ ACL, CreateBucketConfiguration: place }) => newBucketKeys(ACL, place),
    handle: async ({ db, accountId, region, now }, { Bucket: name, ACL, CreateBucketConfiguration }) => {
      checkBucketName(name);
      if (ACL !== undefined && ACL !== "private") {
        const message = "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting";
        throw new AwsError("InvalidBucketAclWithObjectOwnership", message);
      }
      const place = regionOfNewBucket(CreateBucketConfiguration?.LocationConstraint, region);
      if ((await countBuckets(db, accountId)) >= MAX_BUCKETS) {
        throw new AwsError("TooManyBuckets", "You have attempted to create more buckets than allowed");
      }
      const wanted = { name, accountId, region: place, createdAt: now, policy: undefined };
      const { bucket, isNew } = await insertBucket(db, wanted);
      if (!isNew) refuseTaken(bucket, accountId, place);
      return { Location: `/${name}` };
    },
  }),

  HeadBucket: dataRead<Validated<HeadBucketRequest, "Bucket">, HeadBucketOutput>({
    permission: "s3:ListBucket",
    resources: bucketResource,
    handle: async (context, input) => {
      const { region } = await bucketFor(context, input, { action: "s3:ListBucket", arn: bucketArn(input.Bucket) });
      return { BucketRegion: region };
    },
  }),

  DeleteBucket: write<Validated<DeleteBucketRequest, "Bucket">, void>({
    resources: bucketResource,
    handle: async (context, input) => {
      const { name } = await bucketFor(context, input, { action: "s3:DeleteBucket", arn: bucketArn(input.Bucket) });
      if (await deleteEmptyBucket(context.db, name)) return;
      throw new AwsError("BucketNotEmpty", "The bucket you tried to delete is not empty", { BucketName: name });
    },
  }),

  GetBucketLocation: read<Validated<GetBucketLocationRequest, "Bucket">, GetBucketLocationOutput>({
    resources: bucketResource,
    handle: async (context, input) => {
      const wish = { action: "s3:GetBucketLocation", arn: bucketArn(input.Bucket) };
      const constraint = locationConstraintOf(await bucketFor(context, input, wish));
      return { LocationConstraint: constraint as GetBucketLocationOutput["LocationConstraint"] };
    },
  }),

  ListBuckets: read<ListBucketsRequest, ListBucketsOutput>({
    permission: "s3:ListAllMyBuckets",
    handle: async ({ db, accountId }, { Prefix, BucketRegion, MaxBuckets = MAX_BUCKETS, ContinuationToken }) => {
      const question = ["ListBuckets", accountId, Prefix ?? null, BucketRegion ?? null];
      const after = ContinuationToken === undefined ? undefined : openPageToken<string>(ContinuationToken, question);
      if (ContinuationToken !== undefined && after === undefined) {
        throw new AwsError("InvalidArgument", "The continuation token provided is incorrect");
      }
      const asked = { accountId, prefix: Prefix ?? "", region: BucketRegion, after, limit: MaxBuckets + 1 };
      const found = await listBuckets(db, asked);
      const page = found.slice(0, MaxBuckets);
      const last = page.at(-1);
      return {
        Buckets: page.map(({ name, createdAt, region }) => ({
          Name: name,
          CreationDate: createdAt,
          BucketRegion: region,
        })),
        Owner: { ID: accountId },
        Prefix,
        ContinuationToken: found.length > MaxBuckets && last ? sealPageToken(last.name, question) : undefined,
      };
    },
  }),
};

/** To create one's own bucket again changes nothing in us-east-1 alone (Amazon S3 API Reference, "CreateBucket"). */
function refuseTaken(
  bucket: { name: string; accountId: string; region: string },
  accountId: string,
  place: string,
): void {
  const members = { BucketName: bucket.name };
  if (bucket.accountId !== accountId) {
    const message =
      "The requested bucket name is not available. The bucket namespace is shared by all users of the system. " +
      "Please select a different name and try again.";
    throw new AwsError("BucketAlreadyExists", message, members);
  }
  if (bucket.region === "us-east-1" && place === "us-east-1") return;
  const message = "Your previous request to create the named bucket succeeded and you already own it.";
  throw new AwsError("BucketAlreadyOwnedByYou", message, members);
}
