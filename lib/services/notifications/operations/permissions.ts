import type { AddPermissionInput, RemovePermissionInput } from "@aws-sdk/client-sns";
import { type Validated, write } from "@/lib/platform/operation";
import { topicArn, topicNamed } from "../model/topic";
import { defaultTopicPolicy, withoutPermission, withPermission } from "../model/topic-policy";
import { setTopicAttributes } from "../store/topics";
import { topicResource } from "./resources";
import { locked } from "./topics";

type Add = Validated<AddPermissionInput, "TopicArn" | "Label" | "AWSAccountId" | "ActionName">;

export const permissions = {
  AddPermission: write<Add, void>({
    resources: ({ TopicArn }, asked) => topicResource(TopicArn, asked),
    handle: async (context, { TopicArn, Label: label, AWSAccountId: accountIds, ActionName: actions }) => {
      const topic = await locked(context, topicNamed(context, TopicArn));
      const present = topic.attributes.Policy ?? defaultTopicPolicy(context, topic.name);
      const Policy = withPermission(present, topicArn(context, topic.name), { label, accountIds, actions });
      await setTopicAttributes(context.db, topic, { ...topic.attributes, Policy });
    },
  }),

  /** A label that no statement has is removed already. */
  RemovePermission: write<Validated<RemovePermissionInput, "TopicArn" | "Label">, void>({
    resources: ({ TopicArn }, asked) => topicResource(TopicArn, asked),
    handle: async (context, { TopicArn, Label }) => {
      const topic = await locked(context, topicNamed(context, TopicArn));
      const { Policy, ...others } = topic.attributes;
      const left = Policy === undefined ? undefined : withoutPermission(Policy, Label);
      await setTopicAttributes(context.db, topic, left === undefined ? others : { ...others, Policy: left });
    },
  }),
};
