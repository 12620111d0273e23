import type { PolicyDocument } from "@/lib/languages/policy/document";
import { PolicyError } from "@/lib/languages/policy/mistake";
import { parsePolicy } from "@/lib/languages/policy/parse";
import { AwsError } from "@/lib/platform/errors";
import { bucketArn } from "./bucket";

/** Amazon S3 User Guide, "Bucket policies": 20 KB. */
const MAX_SIZE = 20 * 1024;

/** Refuses a text that is no policy for this bucket. Throws MalformedPolicy. */
export function checkBucketPolicy(text: string, bucket: string): void {
  const document = parse(text);
  for (const { actions, resources } of document.statements) {
    if (!actions.values.every((action) => action === "*" || /^s3:/i.test(action))) {
      throw malformed("Policy has invalid action");
    }
    if (!resources?.values.every((resource) => isOf(bucket, resource))) throw malformed("Policy has invalid resource");
  }
}

function parse(text: string): PolicyDocument {
  try {
    return parsePolicy(text, { kind: "resource", maximumSize: MAX_SIZE });
  } catch (error) {
    if (error instanceof PolicyError) throw malformed(error.message);
    throw error;
  }
}

function isOf(bucket: string, resource: string): boolean {
  return (
    resource === bucketArn(bucket) ||
    resource.startsWith(`${bucketArn(bucket)}/`) ||
    resource === `${bucketArn(bucket)}*`
  );
}

function malformed(message: string): AwsError {
  return new AwsError("MalformedPolicy", message);
}
