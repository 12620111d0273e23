/** The page of a topic. */
export function topicPath(name: string): string {
  return `/sns/topics/${encodeURIComponent(name)}`;
}

export function publishPath(topicName: string): string {
  return `${topicPath(topicName)}/publish`;
}

/** The page of a subscription: its topic and its id, as the end of its ARN has them. */
export function subscriptionPath(arn: string): string {
  return `/sns/subscriptions/${encodeURIComponent(arn.split(":").slice(5).join(":"))}`;
}

export function newSubscriptionPath(topicName?: string): string {
  return `/sns/subscriptions/create${topicName === undefined ? "" : `?topic=${encodeURIComponent(topicName)}`}`;
}

/** The topic's name in its own ARN or in that of one of its subscriptions. */
export function topicNameIn(arn: string): string {
  return arn.split(":")[5] ?? "";
}
