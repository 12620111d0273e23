import { AwsError } from "@/lib/platform/errors";

/** A bucket as the store keeps it. */
export type Bucket = { name: string; accountId: string; region: string; createdAt: Date; policy: string | undefined };

export function bucketArn(name: string): string {
  return `arn:aws:s3:::${name}`;
}

export function objectArn(bucket: string, key: string): string {
  return `${bucketArn(bucket)}/${key}`;
}

/** Throws InvalidBucketName for a name that no bucket can have (Amazon S3 User Guide, "Bucket naming rules"). */
export function checkBucketName(name: string): void {
  const reserved = /^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name);
  if (FORM.test(name) && !name.includes("..") && !IP_ADDRESS.test(name) && !reserved) return;
  throw new AwsError("InvalidBucketName", "The specified bucket is not valid.", { BucketName: name });
}

const FORM = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const IP_ADDRESS = /^\d+\.\d+\.\d+\.\d+$/;
const REGION = /^[a-z]{2}(-[a-z]+)+-\d{1,2}$/;
const FIRST_REGION = "us-east-1";

/**
 * The Region of a new bucket. Only requests to us-east-1 may name any; elsewhere the constraint must be that Region's own
 * (Amazon S3 API Reference, "CreateBucket").
 */
export function regionOfNewBucket(constraint: string | undefined, endpointRegion: string): string {
  if (constraint === undefined || constraint === "") {
    if (endpointRegion === FIRST_REGION) return FIRST_REGION;
    throw incompatible("unspecified");
  }
  const region = constraint === "EU" ? "eu-west-1" : constraint;
  if (!REGION.test(region) || region === FIRST_REGION) {
    throw new AwsError("InvalidLocationConstraint", "The specified location-constraint is not valid");
  }
  if (endpointRegion !== FIRST_REGION && endpointRegion !== region) throw incompatible(region);
  return region;
}

/** A bucket of us-east-1 has no location constraint. */
export function locationConstraintOf({ region }: Bucket): string | undefined {
  return region === FIRST_REGION ? undefined : region;
}

export function noSuchBucket(name: string): AwsError {
  return new AwsError("NoSuchBucket", "The specified bucket does not exist", { BucketName: name });
}

function incompatible(constraint: string): AwsError {
  return new AwsError(
    "IllegalLocationConstraintException",
    `The ${constraint} location constraint is incompatible for the region specific endpoint this request was sent to.`,
  );
}
