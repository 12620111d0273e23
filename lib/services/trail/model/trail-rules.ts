import { AwsError } from "@/lib/platform/errors";

const MIN_NAME = 3;
const MAX_NAME = 128;
const MAX_PREFIX = 200;
const MAX_TOPIC = 256;
const IP_ADDRESS = /^\d{1,3}(\.\d{1,3}){3}$/;

/** Throws InvalidTrailNameException, in AWS's words, for a name that no trail can have (CloudTrail User Guide, "Naming requirements"). */
export function checkTrailName(name: string): void {
  const { length } = name;
  if (length < MIN_NAME) throw wrongName(`Trail name too short. ${lengths("Minimum", MIN_NAME, length)}`);
  if (length > MAX_NAME) throw wrongName(`Trail name too long. ${lengths("Maximum", MAX_NAME, length)}`);
  if (!/^[A-Za-z0-9]/.test(name)) throw wrongName("Trail name must starts with a letter or number.");
  if (!/[A-Za-z0-9]$/.test(name)) throw wrongName("Trail name must ends with a letter or number.");
  if (!/^[A-Za-z0-9._-]+$/.test(name)) {
    throw wrongName(
      "Trail name or ARN can only contain uppercase letters, lowercase letters, numbers, periods (.), hyphens (-), and underscores (_).",
    );
  }
  if (/[._-]{2}/.test(name)) throw wrongName("Trail name must not contain adjacent periods, hyphens or underscores.");
  if (IP_ADDRESS.test(name)) throw wrongName("Trail name must not be in IP address format.");
}

/** Throws InvalidS3BucketNameException. */
export function checkBucket(name: string): void {
  const wrong = (message: string) => new AwsError("InvalidS3BucketNameException", message);
  if (name.length < 3 || name.length > 63) throw wrong("Bucket name should be between 3 and 63 characters long");
  if (name.includes("_")) throw wrong("Bucket name should not contain '_'");
  if (!/^[a-z0-9][a-z0-9.-]*[a-z0-9]$/.test(name)) throw wrong(`Bucket name ${name} is not valid`);
}

/** Throws InvalidS3PrefixException. */
export function checkPrefix(prefix: string): void {
  if (prefix.length > MAX_PREFIX) {
    throw new AwsError(
      "InvalidS3PrefixException",
      `S3 prefix is longer than maximum length of ${MAX_PREFIX} characters`,
    );
  }
  if (/^\/|\/$|\0/.test(prefix)) throw new AwsError("InvalidS3PrefixException", `S3 prefix ${prefix} is not valid`);
}

/** Throws InvalidSnsTopicNameException for what is neither a topic's name nor an ARN of one. */
export function checkTopic(topic: string): void {
  const name = /^arn:[a-z-]+:sns:[a-z0-9-]+:\d{12}:(.+)$/s.exec(topic)?.[1] ?? topic;
  if (name.length > MAX_TOPIC || !/^[A-Za-z0-9_-]+(\.fifo)?$/.test(name)) {
    throw new AwsError("InvalidSnsTopicNameException", `SNS topic name ${topic.slice(0, MAX_TOPIC)} is not valid`);
  }
}

/** Both or neither (CloudTrail API Reference, "CreateTrail"). */
export function checkLogGroupAndRole(logGroup: string | undefined, role: string | undefined): void {
  if (logGroup !== undefined && role === undefined) {
    throw new AwsError("InvalidCloudWatchLogsRoleArnException", "You must specify a role ARN as well as a log group.");
  }
  if (logGroup === undefined && role !== undefined) {
    throw new AwsError(
      "InvalidCloudWatchLogsLogGroupArnException",
      "You must specify a log group ARN as well as a role ARN.",
    );
  }
}

export function checkRegions(isMultiRegion: boolean, includesGlobal: boolean): void {
  if (!isMultiRegion || includesGlobal) return;
  throw new AwsError("InvalidParameterCombinationException", "Multi-Region trail must include global service events.");
}

/** Mirante has neither keys nor organizations: what asks for them is told so instead of being passed over. */
export function refuseWhatIsNotHere(input: {
  KmsKeyId?: string | undefined;
  IsOrganizationTrail?: boolean | undefined;
}) {
  if (input.IsOrganizationTrail) {
    throw new AwsError("OrganizationsNotInUseException", "Your account is not a member of an organization.");
  }
  if (!input.KmsKeyId) return;
  if (!/^(alias\/[\w/-]+|arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:(key|alias)\/[\w/-]+|[0-9a-f-]{36})$/.test(input.KmsKeyId)) {
    throw new AwsError("InvalidKmsKeyIdException", `KMS key identifier ${input.KmsKeyId} is not valid.`);
  }
  throw new AwsError("KmsKeyNotFoundException", `KMS key ${input.KmsKeyId} does not exist.`);
}

function lengths(bound: "Minimum" | "Maximum", allowed: number, length: number): string {
  return `${bound} allowed length: ${allowed} characters. Specified name length: ${length} characters.`;
}

function wrongName(message: string): AwsError {
  return new AwsError("InvalidTrailNameException", message);
}
