import { AwsError } from "@/lib/platform/errors";
import type { Service } from "./model";
import { describeViolations, type Violation } from "./validate";

/** The error shape each service answers when an input fails its model. */
const SHAPE: Record<Service, string> = {
  cloudwatch: "ValidationException",
  logs: "InvalidParameterException",
  events: "ValidationException",
  cloudtrail: "ValidationException",
  "cloudtrail-data": "ValidationException",
  iam: "ValidationError",
  sts: "ValidationError",
  sns: "InvalidParameterException",
  s3: "InvalidArgument",
  firehose: "ValidationException",
};

/** CloudTrail has an error of its own for many members; the others fall under its general one. */
const CLOUDTRAIL_MEMBER: Record<string, string> = {
  maxResults: "InvalidMaxResultsException",
  nextToken: "InvalidNextTokenException",
  lookupAttributes: "InvalidLookupAttributesException",
  eventCategory: "InvalidEventCategoryException",
  s3BucketName: "InvalidS3BucketNameException",
  s3KeyPrefix: "InvalidS3PrefixException",
};

/** Operations that still answer in CloudWatch's older words: "The parameter X is required." */
const QUERY_STYLE = new Set(["cloudwatch:PutMetricData"]);

/** The AwsError for a non-empty list of violations, in the words of that service. */
export function validationError(service: Service, operation: string, violations: Violation[]): AwsError {
  const first = violations[0];
  if (first && QUERY_STYLE.has(`${service}:${operation}`)) return queryStyleError(first);
  const own = service === "cloudtrail" ? CLOUDTRAIL_MEMBER[first?.path.split(".")[0] ?? ""] : undefined;
  return new AwsError(own ?? SHAPE[service], describeViolations(violations));
}

/** The AwsError for a text that no store can hold, where the model's own constraints let it through. */
export function textError(service: Service): AwsError {
  return new AwsError(SHAPE[service], "The request holds a character that is not allowed in a text.");
}

function queryStyleError({ path, value, missing, constraint }: Violation): AwsError {
  const name = path
    .split(".")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(".")
    .replace(/\.(\d+)\.Member/g, ".member.$1");
  if (missing) return new AwsError("MissingRequiredParameterException", `The parameter ${name} is required.`);
  const shown = String(value).slice(0, 1024);
  return new AwsError(
    "InvalidParameterValueException",
    `The value ${shown} for parameter ${name} is invalid. ${constraint}.`,
  );
}
