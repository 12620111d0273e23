import type { PutPermissionRequest } from "@aws-sdk/client-eventbridge";
import { parsePolicy } from "@/lib/languages/policy/parse";
import { AwsError } from "@/lib/platform/errors";
import { invalid, notFound } from "./refusal";

/** AWS's limit for the policy of one bus, in bytes of UTF-8. */
const MAX_POLICY_BYTES = 10_240;

type Statement = { Sid?: string } & Record<string, unknown>;
type Document = { Version: string; Statement: Statement[] };

/** The bus's policy after PutPermission: replaced whole, or with one statement added or changed. */
export function withPermission(present: string | undefined, arn: string, input: PutPermissionRequest): string {
  const policy = input.Policy === undefined ? withStatement(present, arn, input) : input.Policy;
  checkPolicy(policy);
  return policy;
}

/** The policy without one statement; undefined when none is left. */
export function withoutPermission(present: string | undefined, statementId: string | undefined): string | undefined {
  if (present === undefined) throw notFound("EventBus does not have a policy.");
  const document = read(present);
  const left = document.Statement.filter(({ Sid }) => Sid !== statementId);
  if (left.length === document.Statement.length) throw notFound("Statement with the provided id does not exist.");
  return left.length > 0 ? JSON.stringify({ ...document, Statement: left }) : undefined;
}

/** The shorter form of PutPermission: one account, or everyone, may put events. */
function withStatement(present: string | undefined, arn: string, input: PutPermissionRequest): string {
  const { Action: action, Principal: principal, StatementId: id, Condition: condition } = input;
  if (action === undefined) throw invalid("Parameter Action must be specified.");
  if (principal === undefined) throw invalid("Parameter Principal must be specified.");
  if (id === undefined) throw invalid("Parameter StatementId must be specified.");
  if (action !== "events:PutEvents") throw invalid("Provided value in parameter 'action' is not supported.");
  const statement = {
    Sid: id,
    Effect: "Allow",
    Principal: principal === "*" ? "*" : { AWS: `arn:aws:iam::${principal}:root` },
    Action: action,
    Resource: arn,
    ...(condition ? { Condition: { [condition.Type ?? ""]: { [condition.Key ?? ""]: condition.Value } } } : {}),
  };
  const document = present === undefined ? { Version: "2012-10-17", Statement: [] } : read(present);
  const others = document.Statement.filter(({ Sid }) => Sid !== id);
  return JSON.stringify({ ...document, Statement: [...others, statement] });
}

function checkPolicy(policy: string): void {
  if (Buffer.byteLength(policy) > MAX_POLICY_BYTES) {
    throw new AwsError(
      "PolicyLengthExceededException",
      "The event bus policy is too long. For more information, see the limits.",
    );
  }
  try {
    parsePolicy(policy, { kind: "resource", maximumSize: MAX_POLICY_BYTES });
  } catch (error) {
    throw invalid(`Policy is not valid. Reason: ${error instanceof Error ? error.message : error}`);
  }
}

/** A policy that hangs on a bus has been checked; it may still hold one statement without brackets. */
function read(policy: string): Document {
  const { Statement, ...rest } = JSON.parse(policy) as Omit<Document, "Statement"> & {
    Statement: Statement | Statement[];
  };
  return { ...rest, Statement: Array.isArray(Statement) ? Statement : [Statement] };
}
