import { formatArn, parseArn, type Scope } from "@/lib/platform/arn";
import { AwsError } from "@/lib/platform/errors";
import { invalid, notImplemented } from "./refusal";

export type Tags = Readonly<Record<string, string>>;

/** Attributes as texts under AWS's names; what was never set is absent. */
export type Attributes = Readonly<Record<string, string>>;

export type Topic = Scope & { name: string; attributes: Attributes; tags: Tags; subscriptionsDeleted: number };

/** Quotas of an account in a Region (AWS General Reference, "Amazon SNS endpoints and quotas"). */
export const MAX_TOPICS = 100_000;

export function topicArn(scope: Scope, name: string): string {
  return formatArn("sns", scope, name);
}

/** Passes the name of a standard topic. */
export function checkTopicName(name: string): void {
  if (name.endsWith(".fifo")) throw notImplemented("A FIFO topic");
  if (!/^[A-Za-z0-9_-]{1,256}$/.test(name)) throw invalid("Topic Name");
}

/**
 * The name of a topic in the caller's account and Region. `member` is how the request calls the ARN.
 * A topic of another Region is a mistake, one of another account a matter of rights: no topic policy lets strangers in here.
 */
export function topicNamed(scope: Scope, text: string, member = "TopicArn"): string {
  const elements = text.split(":").length;
  if (elements < 6) throw invalid(`${member} Reason: An ARN must have at least 6 elements, not ${elements}`);
  const arn = parseArn(text);
  // No name holds a NUL, and PostgreSQL's text cannot.
  if (arn?.service !== "sns" || arn.region !== scope.region || text.includes("\0")) throw invalid(member);
  if (arn.accountId !== scope.accountId) {
    throw new AwsError("AuthorizationErrorException", `Account ${scope.accountId} is not authorized to access ${text}`);
  }
  return arn.resource;
}
