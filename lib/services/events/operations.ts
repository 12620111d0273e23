import { apiDestinations } from "./operations/api-destinations";
import { buses } from "./operations/buses";
import { connections } from "./operations/connections";
import { deadLetters } from "./operations/dead-letters";
import { deliverInside } from "./operations/deliver-inside";
import { deliveries } from "./operations/deliveries";
import { invocation } from "./operations/invocation";
import { metrics } from "./operations/metrics";
import { putEvents } from "./operations/put-events";
import { reset } from "./operations/reset";
import { rules } from "./operations/rules";
import { schedules } from "./operations/schedules";
import { tags } from "./operations/tags";
import { targets } from "./operations/targets";
import { testInvocation } from "./operations/test-invocation";

/** EventBridge: buses and their rules, the events that pass over them, and their ways to targets. */
export const operations = {
  ...buses,
  ...rules,
  ...targets,
  ...putEvents,
  ...tags,
  ...connections,
  ...apiDestinations,
  ...deliveries,
  ...deadLetters,
  ...deliverInside,
  ...schedules,
  ...invocation,
  ...testInvocation,
  ...metrics,
  ...reset,
};
