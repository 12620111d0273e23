import type { Destination } from "@/lib/services/events/model/target";

/** What of this account a target can be chosen from: ARNs by kind, with what each is called. */
export type TargetChoices = Readonly<Partial<Record<Destination, readonly { arn: string; name: string }[]>>>;

/** What an ARN of each kind looks like. */
export function exampleArn(kind: Destination, { accountId, region }: { accountId: string; region: string }): string {
  const of = (service: string, resource: string) => `arn:aws:${service}:${region}:${accountId}:${resource}`;
  switch (kind) {
    case "sns":
      return of("sns", "alerts");
    case "lambda":
      return of("lambda", "function:my-function");
    case "sqs":
      return of("sqs", "my-queue");
    case "states":
      return of("states", "stateMachine:my-machine");
    case "logs":
      return of("logs", "log-group:/aws/events/my-group");
    case "event-bus":
      return of("events", "event-bus/my-bus");
    case "api-destination":
      return of("events", "api-destination/my-destination/id");
  }
}
