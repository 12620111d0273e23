import { deadLetters } from "./operations/dead-letters";
import { deliveries } from "./operations/deliveries";
import { deliveryLog } from "./operations/delivery-log";
import { maintenance } from "./operations/maintenance";
import { metrics } from "./operations/metrics";
import { permissions } from "./operations/permissions";
import { publishing } from "./operations/publish";
import { signing } from "./operations/signing";
import { subscribing } from "./operations/subscribe";
import { subscriptions } from "./operations/subscriptions";
import { tags } from "./operations/tags";
import { topics } from "./operations/topics";

/** Simple Notification Service: topics, subscriptions, publishing, and the outbox that workers deliver from. */
export const operations = {
  ...topics,
  ...permissions,
  ...tags,
  ...subscribing,
  ...subscriptions,
  ...publishing,
  ...deliveries,
  ...deliveryLog,
  ...deadLetters,
  ...signing,
  ...metrics,
  ...maintenance,
};
