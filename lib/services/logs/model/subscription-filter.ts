import type { Distribution, PutSubscriptionFilterRequest } from "@aws-sdk/client-cloudwatch-logs";
import type { FilterMatcher } from "@/lib/languages/filter-pattern/match";
import { compileFilterPattern } from "@/lib/languages/filter-pattern/matcher";
import { usesRegex } from "@/lib/languages/filter-pattern/regex-use";
import { parseArn, type Scope } from "@/lib/platform/arn";
import { AwsError } from "@/lib/platform/errors";
import { readFilterPattern } from "./filter-pattern";

/** A subscription filter as it is kept. */
export type SubscriptionFilter = {
  name: string;
  pattern: string;
  usesRegex: boolean;
  destinationArn: string;
  roleArn: string | undefined;
  distribution: Distribution;
  applyToTransformed: boolean;
};

/** A subscription filter ready for events. */
export type CompiledSubscriptionFilter = { id: string; match: FilterMatcher };

/** Where matching events go: a Lambda function (its ARN), or a log group of the same account and Region (its name). */
export type Destination = { kind: "lambda"; functionArn: string } | { kind: "logGroup"; name: string };

/** What PutSubscriptionFilter asks for, found right beyond what AWS's model says. Throws InvalidParameterException. */
export function parseSubscriptionFilter(
  name: string,
  source: string,
  destinationArn: string,
  input: Partial<PutSubscriptionFilterRequest>,
): SubscriptionFilter {
  if (input.fieldSelectionCriteria || input.emitSystemFields?.length) {
    throw invalid("fieldSelectionCriteria and emitSystemFields are not supported: no event has system fields here.");
  }
  return {
    name,
    pattern: source,
    usesRegex: usesRegex(readFilterPattern(source)),
    destinationArn: destinationArn.replace(/:\*$/, ""),
    roleArn: input.roleArn,
    distribution: input.distribution ?? "ByLogStream",
    applyToTransformed: input.applyOnTransformedLogs ?? false,
  };
}

export function compileSubscriptionFilter({
  id,
  pattern,
}: {
  id: string;
  pattern: string;
}): CompiledSubscriptionFilter {
  return { id, match: compileFilterPattern(readFilterPattern(pattern)) };
}

/**
 * What a destination's ARN names. Lambda as in AWS; a log group is Mirante's own extension. Streams of Kinesis and Firehose,
 * and AWS's cross-account destinations, are refused by name. Throws InvalidParameterException.
 */
export function destinationOf(arn: string, scope: Scope): Destination {
  const parsed = parseArn(arn);
  if (!parsed)
    throw invalid("PutSubscriptionFilter operation cannot work with the given destinationArn: it is not an ARN.");
  const { service, resource, region, accountId } = parsed;
  if (service === "lambda" && /^function:[\w-]+(:[\w$-]+)?$/.test(resource)) {
    if (region !== scope.region) throw invalid("The Lambda function must be in the Region of the log group.");
    return { kind: "lambda", functionArn: arn };
  }
  const group = /^log-group:([\w./#-]+)(:\*)?$/.exec(resource)?.[1];
  if (service === "logs" && group !== undefined) {
    if (accountId !== scope.accountId || region !== scope.region) {
      throw invalid("A log group that receives events must be of the same account and Region.");
    }
    return { kind: "logGroup", name: group };
  }
  throw invalid(
    `PutSubscriptionFilter operation cannot work with destinationArn for vendor ${service}: ` +
      "Mirante delivers to Lambda functions and log groups.",
  );
}

function invalid(message: string): AwsError {
  return new AwsError("InvalidParameterException", message);
}

export function subscriptionFilterNotFound(): AwsError {
  return new AwsError("ResourceNotFoundException", "The specified subscription filter does not exist.");
}
