/** A subscription filter, and how its deliveries stand. */
export type SubscriptionSummary = {
  name: string;
  pattern: string;
  destinationArn: string;
  waiting: number;
  /** Of the batch that was tried most often, among those that wait. */
  attempts: number;
  lastDeliveredAt: Date | undefined;
  lastFailedAt: Date | undefined;
  lastFailure: string | undefined;
};
