import { newUuid } from "@/lib/platform/identifiers";
import { internal, internalRead } from "@/lib/platform/operation";
import { trailNotice } from "./model/bus-event";
import { type ConsoleSignIn, consoleSignInEvent } from "./model/console-sign-in";
import { channels } from "./operations/channels";
import { digests } from "./operations/digests";
import { eventAccounts } from "./operations/event-accounts";
import { eventContext } from "./operations/event-context";
import { files } from "./operations/files";
import { insightFinding } from "./operations/find-insights";
import { insights } from "./operations/insights";
import { logGroup } from "./operations/log-group";
import { logging } from "./operations/logging";
import { notices } from "./operations/notices";
import { publicKeys } from "./operations/public-keys";
import { resourcePolicies } from "./operations/resource-policies";
import { savedSearches } from "./operations/saved-searches";
import { changes } from "./operations/search-changes";
import { search } from "./operations/search-events";
import { selectors } from "./operations/selectors";
import { serviceEvents } from "./operations/service-events";
import { summary } from "./operations/summarize-events";
import { tags } from "./operations/tags";
import { textIndex } from "./operations/text-index";
import { trails } from "./operations/trails";
import { turns } from "./operations/turns";
import { insertTrailEvent, maintainTrailPartitions } from "./store";

export const operations = {
  ...search,
  ...summary,
  ...eventContext,
  ...savedSearches,
  ...changes,
  ...insights,
  ...trails,
  ...logging,
  ...selectors,
  ...tags,
  ...channels,
  ...resourcePolicies,
  ...publicKeys,

  // The worker's steps.
  ...turns,
  ...files,
  ...notices,
  ...logGroup,
  ...digests,
  ...eventAccounts,
  ...insightFinding,
  ...textIndex,

  ...serviceEvents,

  /** Sign-in is no API call, so the room that checks passwords hands the event over. */
  RecordConsoleSignIn: internal<ConsoleSignIn, void>({
    handle: async (context, input) => {
      const event = consoleSignInEvent(input, context, newUuid(), newUuid());
      await insertTrailEvent(context.db, event);
      await context.invoke("events:PutServiceEvent", trailNotice(event));
    },
  }),

  MaintainTrailPartitions: internalRead<object, void>({ handle: (context) => maintainTrailPartitions(context.now) }),
};
