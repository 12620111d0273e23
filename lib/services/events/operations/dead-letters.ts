import { ownWrite, widened } from "@/lib/platform/operation";
import type { DeadLetter } from "../model/delivery";
import { invalid } from "../model/refusal";
import { type DeadLetterPlace, listDeadLetters, redriveDeadLetters } from "../store/dead-letters";
import { PAGE, pageOf, placeIn } from "./page";
import { busResource, ruleResource } from "./resources";
import { existingRule } from "./rules";

export type ListDeadLettersInput = { Rule: string; EventBusName?: string; NextToken?: string };
export type RedriveDeadLettersInput = { Rule: string; EventBusName?: string; DeliveryIds: string[] };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const deadLetters = {
  ListDeadLetters: widened("events:ListTargetsByRule")<
    ListDeadLettersInput,
    { DeadLetters: DeadLetter[]; NextToken?: string }
  >({
    resources: ruleResource,
    handle: async (context, { Rule, EventBusName, NextToken }) => {
      const { bus, name } = await existingRule(context, Rule, EventBusName);
      const question = ["dead letters", bus, name];
      const found = await listDeadLetters(
        context.db,
        context,
        { bus, name },
        placeIn<DeadLetterPlace>(NextToken, question),
        PAGE + 1,
      );
      const place = ({ diedAt, deliveryId }: DeadLetter) => ({ time: diedAt.toISOString(), id: deliveryId });
      const { items, token } = pageOf(found, PAGE, place, question);
      return { DeadLetters: items, ...(token ? { NextToken: token } : {}) };
    },
  }),

  /** Sends dead letters again, with all their attempts before them. Ids that are none of the rule's are passed over. */
  RedriveDeadLetters: ownWrite("events:PutEvents")<RedriveDeadLettersInput, { Redriven: number }>({
    resources: ({ EventBusName }, asked) => busResource({ Name: EventBusName }, asked),
    handle: async (context, { Rule, EventBusName, DeliveryIds: ids }) => {
      const isList = Array.isArray(ids) && ids.length > 0 && ids.length <= PAGE;
      if (!isList || !ids.every((id) => UUID.test(id))) throw invalid(`DeliveryIds must hold from 1 to ${PAGE} ids.`);
      const { bus, name } = await existingRule(context, Rule, EventBusName);
      return { Redriven: await redriveDeadLetters(context.db, context, { bus, name }, ids, context.now) };
    },
  }),
};
