import type {
  PublishBatchInput,
  PublishBatchResponse,
  PublishBatchResultEntry,
  PublishInput,
  PublishResponse,
} from "@aws-sdk/client-sns";
import { dataChange, type Validated } from "@/lib/platform/operation";
import { checkBatch, checkBatchBytes, checkMessage } from "../model/message";
import { invalid, notImplemented } from "../model/refusal";
import { topicNamed } from "../model/topic";
import { confirmedSubscriptions } from "../store/subscriptions";
import { sendToAll } from "./outgoing";
import { topicResource } from "./resources";
import { known } from "./topics";

/** Data events, as in AWS (SNS Developer Guide, "Logging AWS SNS API calls using AWS CloudTrail"). */
export const publishing = {
  /** Answered once the message and a job for each delivery are in the outbox; what follows is the workers' part. */
  Publish: dataChange<Validated<PublishInput, "Message">, PublishResponse>({
    resources: ({ TopicArn, TargetArn }, asked) => topicResource(TopicArn ?? TargetArn, asked),
    handle: async (context, { TopicArn, TargetArn, PhoneNumber, ...input }) => {
      if (PhoneNumber !== undefined) throw notImplemented("Publishing to a phone number");
      const message = checkMessage(input);
      const topic = await known(context, topicNamed(context, targetOf(TopicArn, TargetArn)));
      const subscriptions = await confirmedSubscriptions(context.db, context, topic.name);
      return { MessageId: await sendToAll(context, topic.name, message, subscriptions) };
    },
  }),

  /** One transaction: AWS refuses the whole batch for one wrong message, so `Failed` is always empty. */
  PublishBatch: dataChange<
    Validated<PublishBatchInput, "TopicArn" | "PublishBatchRequestEntries">,
    PublishBatchResponse
  >({
    resources: ({ TopicArn }, asked) => topicResource(TopicArn, asked),
    handle: async (context, { TopicArn, PublishBatchRequestEntries: entries }) => {
      checkBatch(entries);
      const topic = await known(context, topicNamed(context, TopicArn));
      const messages = entries.map((entry, index) => checkMessage(entry, index + 1));
      checkBatchBytes(messages);
      const subscriptions = await confirmedSubscriptions(context.db, context, topic.name);
      const Successful: PublishBatchResultEntry[] = [];
      for (const [index, message] of messages.entries()) {
        const MessageId = await sendToAll(context, topic.name, message, subscriptions);
        Successful.push({ Id: entries[index]?.Id, MessageId });
      }
      return { Successful, Failed: [] };
    },
  }),
};

/** AWS takes a topic under either name; a TargetArn may also be a mobile endpoint, of which there are none here. */
function targetOf(topic: string | undefined, target: string | undefined): string {
  if (topic !== undefined) return topic;
  if (target === undefined) throw invalid("TopicArn or TargetArn Reason: no value for required parameter");
  if (target.includes(":endpoint/")) {
    throw invalid("TargetArn Reason: No endpoint found for the target arn specified");
  }
  return target;
}
