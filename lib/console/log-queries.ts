import type { LogQueriesIn } from "@/components/logs-insights/log-queries";
import type { Ask } from "./use-ask";

/** Asks Logs Insights the way that a page asks everything. */
export function logQueriesIn(askIn: (region: string) => Ask): LogQueriesIn {
  return (region) => {
    const ask = askIn(region);
    return {
      start: async (question) => (await ask("logs:StartQuery", question)).queryId ?? "",
      results: (queryId) => ask("logs:GetQueryResults", { queryId }),
      stop: async (queryId) => void (await ask("logs:StopQuery", { queryId })),
    };
  };
}
