import { newUuid } from "@/lib/platform/identifiers";
import { ownWrite, widened } from "@/lib/platform/operation";
import { apiDestinationArn } from "../model/api-destination";
import { DEFAULT_BUS } from "../model/bus";
import { type Attempt, NO_RULE } from "../model/delivery";
import { eventText } from "../model/event";
import { isJsonObject } from "../model/put-events";
import { invalid } from "../model/refusal";
import { findAttemptOfEvent } from "../store/attempts";
import { insertDeliveries } from "../store/outbox";
import { existingApiDestination } from "./api-destinations";
import { namedResource } from "./resources";

const resources = namedResource("api-destination", "AWS::Events::ApiDestination");
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** As large as an event may be. */
const MAX_BODY = 262_144;

export const testInvocation = {
  /**
   * Has a worker call an API destination once, with the JSON object `Body`, by the way that events take: the same connection,
   * rate and refusals. What came of it is asked by `DeliveryId` from DescribeTestInvocation.
   */
  TestApiDestination: ownWrite("events:InvokeApiDestination")<{ Name: string; Body: string }, { DeliveryId: string }>({
    resources,
    handle: async (context, { Name, Body }) => {
      if (typeof Body !== "string" || Body.length > MAX_BODY || !isJsonObject(Body)) {
        throw invalid("Parameter Body is not valid. Reason: Must be a JSON object.");
      }
      const destination = await existingApiDestination(context, Name);
      const eventId = newUuid();
      const event = eventText({
        id: eventId,
        source: "mirante.test",
        detailType: "API destination test",
        account: context.accountId,
        region: context.region,
        time: context.now,
        resources: [],
        detail: Body,
      });
      const Arn = apiDestinationArn(context, destination);
      const target = { Id: "test", Arn, InputPath: "$.detail", RetryPolicy: { MaximumRetryAttempts: 0 } };
      const delivery = { bus: DEFAULT_BUS, rule: NO_RULE, target, eventId, event, hops: 0 };
      await insertDeliveries(context.db, context, [delivery], context.now);
      return { DeliveryId: eventId };
    },
  }),

  /** The one attempt of a test; nothing while it has not been made. */
  DescribeTestInvocation: widened("events:DescribeApiDestination")<
    { Name: string; DeliveryId: string },
    { Attempt?: Attempt }
  >({
    resources,
    handle: async (context, { Name, DeliveryId }) => {
      if (typeof DeliveryId !== "string" || !UUID.test(DeliveryId)) throw invalid("Parameter DeliveryId is not valid.");
      const arn = apiDestinationArn(context, await existingApiDestination(context, Name));
      const found = await findAttemptOfEvent(context.db, context, { bus: DEFAULT_BUS, rule: NO_RULE }, DeliveryId);
      return found?.targetArn === arn ? { Attempt: found } : {};
    },
  }),
};
