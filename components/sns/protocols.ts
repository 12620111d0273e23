/** What the form for a new subscription offers; Slack is an https endpoint that gets messages in Slack's form. */
export const CHOICES = ["email", "email-json", "https", "http", "slack", "lambda", "sqs"] as const;
export type Choice = (typeof CHOICES)[number];

/** AWS's protocol behind a choice; a webhook without TLS is for tests on one's own machine. */
export function protocolOf(choice: Choice, endpoint: string): string {
  if (choice !== "slack") return choice;
  return endpoint.startsWith("http://") ? "http" : "https";
}

/** Whether messages can go without the JSON around them. */
export function canBeRaw(choice: Choice): boolean {
  return choice === "http" || choice === "https" || choice === "sqs";
}

/** Whether the endpoint has to confirm that it wants messages. */
export function asksForConfirmation(protocol: string): boolean {
  return protocol !== "lambda" && protocol !== "sqs";
}

/** What an endpoint looks like. */
export const EXAMPLES: Readonly<Record<Choice, string>> = {
  email: "ana@example.com",
  "email-json": "ana@example.com",
  https: "https://example.com/notifications",
  http: "http://example.com/notifications",
  slack: "https://hooks.slack.com/services/...",
  lambda: "arn:aws:lambda:us-east-1:123456789012:function:my-function",
  sqs: "arn:aws:sqs:us-east-1:123456789012:my-queue",
};

export function choiceOf(text: string | undefined): Choice | undefined {
  return CHOICES.find((choice) => choice === text);
}
