import { topicNameIn } from "@/components/sns/sns-paths";
import { type SubscriptionSummary, subscriptionKey, type TopicSummary } from "@/components/sns/topic-summary";
import type { Ask } from "@/lib/console/use-ask";

/** More than a person reads; an account may have 100,000 topics, which are found by program. */
const MOST_PAGES = 50;

/** The topics of the account in this Region, by name: up to 5,000. */
export async function readTopics(ask: Ask): Promise<TopicSummary[]> {
  const topics: TopicSummary[] = [];
  let token: string | undefined;
  for (let page = 0; page === 0 || (token !== undefined && page < MOST_PAGES); page++) {
    const answer = await ask("sns:ListTopics", { NextToken: token });
    for (const { TopicArn: arn = "" } of answer.Topics ?? []) topics.push({ arn, name: topicNameIn(arn) });
    token = answer.NextToken;
  }
  return topics;
}

/** The subscriptions of a topic, or of all topics: up to 5,000. */
export async function readSubscriptions(ask: Ask, topicArn?: string): Promise<SubscriptionSummary[]> {
  const found = new Map<string, SubscriptionSummary>();
  let token: string | undefined;
  for (let page = 0; page === 0 || (token !== undefined && page < MOST_PAGES); page++) {
    const answer = topicArn
      ? await ask("sns:ListSubscriptionsByTopic", { TopicArn: topicArn, NextToken: token })
      : await ask("sns:ListSubscriptions", { NextToken: token });
    for (const { SubscriptionArn: arn = "", TopicArn = "", Protocol = "", Endpoint = "" } of answer.Subscriptions ??
      []) {
      const isPending = !arn.startsWith("arn:");
      const one = {
        arn: isPending ? undefined : arn,
        topicArn: TopicArn,
        topicName: topicNameIn(TopicArn),
        protocol: Protocol,
        endpoint: Endpoint,
        isPending,
      };
      found.set(subscriptionKey(one), one);
    }
    token = answer.NextToken;
  }
  return [...found.values()];
}
