import { type Arn, parseArn } from "@/lib/platform/arn";
import { serviceCaller } from "@/lib/platform/caller";
import { now } from "@/lib/platform/clock";
import type { Response } from "@/lib/platform/http-post";
import type { Delivery, InsideEffect } from "@/lib/services/events/model/delivery";
import { ruleArn } from "@/lib/services/events/model/rule";
import { destinationOf } from "@/lib/services/events/model/target";
import { targetInput } from "@/lib/services/events/model/target-input";
import { dispatch, invoke } from "@/lib/services/invoke";
import { callFunction, sendToQueue, startExecution } from "../deliveries/aws-call";
import { callApiDestination } from "./api-destination";
import { judge, Refused } from "./failure";
import { writeToLogGroup } from "./log-group";
import { Turns } from "./turns";

const SERVICE = "events.amazonaws.com";
/** Deliveries by the dozen would take all of this process's ten connections, and each transaction may need a second one. */
const transactions = new Turns(4);

/**
 * How an attempt went well: the status where there was one, that the target takes no more until then, or that what it did is
 * written down already.
 */
export type Delivered = { statusCode?: number } | { busyUntilMillis: number } | { isSettled: true };

/** Brings one event to its target. Throws Refused, AwsError, and what connections throw. */
export async function deliverTo(delivery: Delivery): Promise<Delivered> {
  const { target, rule, bus } = delivery;
  const arn = parseArn(target.Arn);
  const destination = arn && destinationOf(arn);
  if (!arn || !destination) throw new Refused("UNSUPPORTED_TARGET", `There is no destination for ${target.Arn}.`);
  const occasion = { ruleArn: ruleArn(delivery, { bus, name: rule }), ruleName: rule, acceptedAt: delivery.acceptedAt };
  const text = targetInput(target, delivery.event, occasion);
  // Other rooms are asked in the target's own account and Region, as EventBridge.
  const caller = serviceCaller(SERVICE, arn.accountId || delivery.accountId, arn.region || delivery.region);
  if (caller.accountId !== delivery.accountId) throw new Refused("NO_PERMISSIONS", "The target is another account's.");
  switch (destination) {
    case "sns":
      return inside(delivery, arn, { kind: "publish", TopicArn: target.Arn, Message: text });
    case "logs":
      await writeToLogGroup(caller, arn, delivery, text);
      return {};
    case "event-bus": {
      const BusName = arn.resource.slice("event-bus/".length);
      return inside(delivery, arn, { kind: "forward", BusName, Event: delivery.event, Hops: delivery.hops });
    }
    case "api-destination":
      return callApiDestination(caller, arn, delivery, text);
    case "lambda":
      return accepted(await callFunction(target.Arn, text));
    case "states":
      // The delivery's own id: an execution that was started twice is one.
      return accepted(await startExecution(target.Arn, delivery.id, text));
    case "sqs":
      return accepted(await sendToQueue(queueOrder(target.Arn, text, target.SqsParameters?.MessageGroupId)));
  }
}

/** Where the effect and the outbox are one database, they are one transaction. A target of another Region is not of its scope. */
async function inside(delivery: Delivery, { region }: Arn, Effect: InsideEffect): Promise<Delivered> {
  const { accountId, id: deliveryId, lease, rule } = delivery;
  if ((region || delivery.region) === delivery.region) {
    const held = { deliveryId, lease, rule, at: now() };
    const caller = serviceCaller(SERVICE, accountId, delivery.region);
    await transactions.take(() => invoke(caller, "events:DeliverInside", { ...held, Effect }));
    return { isSettled: true };
  }
  const elsewhere = serviceCaller(SERVICE, accountId, region);
  const { kind, ...input } = Effect;
  const answer = await dispatch(elsewhere, kind === "publish" ? "sns:Publish" : "events:ForwardEvent", input);
  if (kind === "forward" && !(answer as { Forwarded: boolean }).Forwarded) {
    throw new Refused("TOO_MANY_HOPS", "The event has passed too many event buses.");
  }
  return {};
}

/** Sends an event that was given up to the target's dead-letter queue, with AWS's attributes (User Guide, "Using dead-letter queues"). */
export async function sendToDeadLetters(queue: string, delivery: Delivery, why: Record<string, string>): Promise<void> {
  const known = {
    RULE_ARN: ruleArn(delivery, { bus: delivery.bus, name: delivery.rule }),
    TARGET_ARN: delivery.target.Arn,
    RETRY_ATTEMPTS: String(delivery.attempts - 1),
    ...why,
  };
  const attributes = Object.fromEntries(
    Object.entries(known).map(([name, StringValue]) => [name, { DataType: "String", StringValue }]),
  );
  const groupId = queue.endsWith(".fifo") ? delivery.id : undefined;
  accepted(await sendToQueue({ ...queueOrder(queue, delivery.event, groupId), attributes }));
}

function queueOrder(queueArn: string, body: string, groupId: string | undefined) {
  return { kind: "queue" as const, queueArn, body, attributes: {}, ...(groupId === undefined ? {} : { groupId }) };
}

function accepted(response: Response): { statusCode: number } {
  return judge(response);
}
