import type { Stage } from "./mistake";

export interface FormatFault {
  readonly stage: Stage;
  readonly message: string;
  readonly detail: string;
}

const PARTITIONS = ["aws", "aws-cn", "aws-us-gov", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "*"];

const IAM_PATHS = [
  "user/",
  "federated-user/",
  "role/",
  "group/",
  "instance-profile/",
  "mfa/",
  "server-certificate/",
  "policy/",
  "sms-mfa/",
  "saml-provider/",
  "oidc-provider/",
  "report/",
  "access-report/",
];

/** Kinds of IAM resource younger than AWS's message. */
const LATER_IAM_PATHS = ["root", "assumed-role/", "delegation-request/", "role-template/"];

/**
 * Checks a value of Resource as IAM does when a policy is saved; undefined when it is in order.
 * IAM completes a short ARN with `*`, so that `arn:aws:logs:*` will do, and asks of no service whether it exists.
 */
export function checkResource(text: string): FormatFault | undefined {
  if (text === "*") return undefined;
  const [prefix, partition, service, region, account, ...rest] = text.split(":");
  const notArn = format(`Resource ${text} must be in ARN format or "*".`, "A resource is an ARN or *.");
  if (partition === undefined) return notArn;
  if (prefix === "arn" && isLegacyFault(text, service, region, account)) {
    return { stage: "legacy", message: "The policy failed legacy parsing", detail: LEGACY_DETAIL };
  }
  if (!PARTITIONS.includes(partition)) {
    const completed = completeArn(partition, [service, region, account, rest.length > 0 ? rest.join(":") : undefined]);
    const message = `Partition "${partition}" is not valid for resource "${completed}".`;
    return format(message, `"${partition}" is no partition of AWS; most ARNs begin with arn:aws:.`);
  }
  if (prefix !== "arn") return notArn;
  if (service === undefined || /[*?]/.test(service)) {
    const message = "Resource vendor must be fully qualified and cannot contain regexes.";
    return format(message, "The service of an ARN stands without wildcards.");
  }
  return checkService(text, service, region, rest.join(":"));
}

const LEGACY_DETAIL = "An ARN is arn:partition:service:region:account:resource; variables belong in the resource only.";

function isLegacyFault(text: string, service?: string, region = "", account = ""): boolean {
  const colons = text.split(":").length - 1;
  return service === "" || (colons < 5 && text.includes("::")) || region.includes("${") || account.includes("${");
}

/** IAM and S3 are the services whose ARNs IAM looks into. */
function checkService(
  text: string,
  service: string,
  region: string | undefined,
  resource: string,
): FormatFault | undefined {
  const hasRegion = region !== undefined && region !== "" && region !== "*";
  if (service === "iam" && hasRegion) {
    return format(`IAM resource ${text} cannot contain region information.`, "ARNs of IAM have an empty Region.");
  }
  if (service === "s3" && hasRegion) {
    return format(`Resource ${text} can not contain region information.`, "ARNs of buckets have an empty Region.");
  }
  const isIamPath =
    resource === "" ||
    resource.startsWith("*") ||
    [...IAM_PATHS, ...LATER_IAM_PATHS].some((path) => resource.startsWith(path));
  if (service === "iam" && !isIamPath) {
    const message = `IAM resource path must either be "*" or start with ${IAM_PATHS.join(", ")}.`;
    return format(message, "IAM has no such kind of resource.");
  }
  return undefined;
}

function format(message: string, detail: string): FormatFault {
  return { stage: "resourceFormat", message, detail };
}

/** As IAM shows it in its messages. */
function completeArn(partition: string, segments: readonly (string | undefined)[]): string {
  return ["arn", partition, ...segments.map((segment) => segment ?? "*")].join(":");
}
