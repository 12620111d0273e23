import type { GetQueryResultsResponse, StartQueryRequest } from "@aws-sdk/client-cloudwatch-logs";

/** A query with what it is asked of; times in seconds. */
export type LogQuestion = StartQueryRequest & { startTime: number; endTime: number; queryString: string };

/** How a component asks Logs Insights; the page says as whom and how. Each throws what was refused. */
export type LogQueries = {
  /** Answers the id of the query that was begun. */
  start: (question: LogQuestion) => Promise<string>;
  results: (queryId: string) => Promise<GetQueryResultsResponse>;
  /** Ends a query that nobody waits for any more. */
  stop: (queryId: string) => Promise<void>;
};

/** In the Region that is named. */
export type LogQueriesIn = (region: string) => LogQueries;
