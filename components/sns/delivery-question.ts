export const OUTCOMES = ["Delivered", "Retrying", "Failed"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Which attempts a delivery log shows. */
export type DeliveryQuestion = {
  topicArn?: string;
  subscriptionArn?: string;
  outcome?: Outcome;
  messageId?: string;
};

type Search = Readonly<Record<string, string | string[] | undefined>>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The part of a question that an address carries: `outcome` and `message`. */
export function deliveryQuestion({ outcome, message }: Search): DeliveryQuestion {
  const found = OUTCOMES.find((one) => one === outcome);
  return {
    ...(found ? { outcome: found } : {}),
    ...(typeof message === "string" && isMessageId(message) ? { messageId: message } : {}),
  };
}

export function isMessageId(text: string): boolean {
  return UUID.test(text);
}
