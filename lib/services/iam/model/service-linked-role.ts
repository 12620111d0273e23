import { AwsError } from "@/lib/platform/errors";
import { invalidInput } from "./faults";
import type { Principal } from "./principal";

const ROOT_PATH = "/aws-service-role/";

/** Names of service-linked roles that do not follow from the service's own name. */
const NAMES: Readonly<Record<string, string>> = {
  "events.amazonaws.com": "CloudWatchEvents",
  "apidestinations.events.amazonaws.com": "AmazonEventBridgeApiDestinations",
  "schemas.amazonaws.com": "Schemas",
  "cloudtrail.amazonaws.com": "CloudTrail",
  "cloudwatch-crossaccount.amazonaws.com": "CloudWatchCrossAccount",
  "application-signals.cloudwatch.amazonaws.com": "CloudWatchApplicationSignals",
  "delivery.logs.amazonaws.com": "LogDelivery",
  "autoscaling.amazonaws.com": "AutoScaling",
  "ecs.amazonaws.com": "ECS",
  "elasticloadbalancing.amazonaws.com": "ElasticLoadBalancing",
  "rds.amazonaws.com": "RDS",
};

/** Services that may have several such roles, told apart by a suffix. */
const WITH_SUFFIX = new Set(["autoscaling.amazonaws.com", "lex.amazonaws.com", "lexv2.amazonaws.com"]);

/** What a service-linked role is called and trusts. Throws InvalidInputException. */
export function serviceLinkedRole(service: string, suffix: string | undefined) {
  if (!/^(?:[a-z0-9-]+\.)+amazonaws\.com$/.test(service)) throw invalidInput("Invalid service name.");
  if (suffix !== undefined && !WITH_SUFFIX.has(service)) {
    throw invalidInput(`Custom suffix is not allowed for ${service}`);
  }
  const [first = ""] = service.split(".");
  const noun = NAMES[service] ?? first.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const name = `AWSServiceRoleFor${noun}${suffix === undefined ? "" : `_${suffix}`}`;
  const Statement = [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }];
  return { name, path: `${ROOT_PATH}${service}/`, trustPolicy: JSON.stringify({ Version: "2012-10-17", Statement }) };
}

export function isServiceLinked({ path }: Pick<Principal, "path">): boolean {
  return path.startsWith(ROOT_PATH);
}

export function protectedRole(name: string): AwsError {
  const why = "this role is only modifiable by AWS";
  return new AwsError(
    "UnmodifiableEntityException",
    `Cannot perform the operation on the protected role '${name}' - ${why}`,
  );
}
