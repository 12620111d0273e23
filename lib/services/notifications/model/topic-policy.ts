import { parsePolicy } from "@/lib/languages/policy/parse";
import type { Scope } from "@/lib/platform/arn";
import { invalid } from "./refusal";
import { topicArn } from "./topic";

/** What AddPermission and a topic's own policy may be about (SNS API Reference, "AddPermission"). */
const ACTIONS = new Set([
  "GetTopicAttributes",
  "SetTopicAttributes",
  "AddPermission",
  "RemovePermission",
  "DeleteTopic",
  "Subscribe",
  "ListSubscriptionsByTopic",
  "Publish",
  "Receive",
]);

const MAX_POLICY_CHARACTERS = 30_720;
const OUT_OF_SCOPE = "Policy statement action out of service scope!";

/** The policy that AWS gives a new topic: everything to the owner's account, nothing to others. */
export function defaultTopicPolicy(scope: Scope, name: string): string {
  return JSON.stringify({
    Version: "2008-10-17",
    Id: "__default_policy_ID",
    Statement: [
      {
        Sid: "__default_statement_ID",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: [...ACTIONS].filter((action) => action !== "Receive").map((action) => `SNS:${action}`),
        Resource: topicArn(scope, name),
        Condition: { StringEquals: { "AWS:SourceOwner": scope.accountId } },
      },
    ],
  });
}

/** Passes a policy for a topic; `prefix` is what AWS puts before the reason. */
export function checkTopicPolicy(text: string, prefix = ""): void {
  const { statements } = readPolicy(text, prefix);
  for (const { actions } of statements) {
    if (actions.values.some((action) => !/^sns:/i.test(action))) throw invalid(`${prefix}${OUT_OF_SCOPE}`);
  }
}

function readPolicy(text: string, prefix: string) {
  try {
    return parsePolicy(text, { kind: "resource", maximumSize: MAX_POLICY_CHARACTERS });
  } catch (error) {
    throw invalid(`${prefix}Policy Error: ${error instanceof Error ? error.message : error}`);
  }
}

/** What AddPermission asks for: a label, the accounts that are let in, and what they may do. */
export type Permission = { label: string; accountIds: readonly string[]; actions: readonly string[] };

/** The policy with one statement more. */
export function withPermission(policy: string, arn: string, { label, accountIds, actions }: Permission): string {
  const document = statementsOf(policy);
  if (!/^[A-Za-z0-9_-]{1,80}$/.test(label)) throw invalid("Label");
  if (document.Statement.some(({ Sid }) => Sid === label)) throw invalid("Statement already exists");
  if (accountIds.length === 0 || accountIds.some((id) => !/^\d{12}$/.test(id))) throw invalid("AWSAccountId");
  if (actions.length === 0) throw invalid("ActionName");
  if (actions.some((action) => !ACTIONS.has(action))) throw invalid(OUT_OF_SCOPE);
  const added = {
    Sid: label,
    Effect: "Allow",
    Principal: { AWS: single(accountIds.map((id) => `arn:aws:iam::${id}:root`)) },
    Action: single(actions.map((action) => `SNS:${action}`)),
    Resource: arn,
  };
  const grown = JSON.stringify({ ...document, Statement: [...document.Statement, added] });
  checkTopicPolicy(grown);
  return grown;
}

/** The policy without the statement of that label; undefined when none is left, so that the default one returns. */
export function withoutPermission(policy: string, label: string): string | undefined {
  const document = statementsOf(policy);
  const left = document.Statement.filter(({ Sid }) => Sid !== label);
  return left.length > 0 ? JSON.stringify({ ...document, Statement: left }) : undefined;
}

type Document = { Statement: { Sid?: string }[] };

/** A policy that hangs on a topic has been checked; it may still hold one statement without brackets. */
function statementsOf(policy: string): Document {
  const { Statement, ...rest } = JSON.parse(policy) as { Statement: Document["Statement"] | { Sid?: string } };
  return { ...rest, Statement: Array.isArray(Statement) ? Statement : [Statement] };
}

function single<T>(values: T[]): T | T[] {
  const [first, ...others] = values;
  return first !== undefined && others.length === 0 ? first : values;
}
