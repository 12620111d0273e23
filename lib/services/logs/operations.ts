import { subscriptionDelivery } from "./operations/deliver-subscriptions";
import { filterLogEvents } from "./operations/filter-log-events";
import { getLogEvents } from "./operations/get-log-events";
import { groupNames } from "./operations/group-names";
import { groupOperations } from "./operations/groups";
import { groupLists } from "./operations/list-groups";
import { recordOperations } from "./operations/log-records";
import { maintenance } from "./operations/maintenance";
import { metricFilterOperations } from "./operations/metric-filters";
import { metricPublishing } from "./operations/publish-metrics";
import { putLogEvents } from "./operations/put-log-events";
import { queryOperations } from "./operations/queries";
import { queryDefinitionOperations } from "./operations/query-definitions";
import { queryRunning } from "./operations/run-log-query";
import { streamOperations } from "./operations/streams";
import { subscriptionFilterOperations } from "./operations/subscription-filters";
import { tagOperations } from "./operations/tags";

/** CloudWatch Logs: groups, streams, their events, and the filters that work on events as they come. */
export const operations = {
  ...groupOperations,
  ...groupLists,
  ...groupNames,
  ...streamOperations,
  ...putLogEvents,
  ...getLogEvents,
  ...filterLogEvents,
  ...tagOperations,
  ...metricFilterOperations,
  ...subscriptionFilterOperations,
  ...metricPublishing,
  ...subscriptionDelivery,
  ...queryOperations,
  ...queryDefinitionOperations,
  ...queryRunning,
  ...recordOperations,
  ...maintenance,
};
