/** What an Insight is about: how often an operation is called, or how often it fails with one error code. */
export type InsightType = "ApiCallRateInsight" | "ApiErrorRateInsight";

/** The calls that are counted together, of one account. `errorCode` is there for error rates alone. */
export type InsightSubject = {
  region: string;
  eventSource: string;
  eventName: string;
  insightType: InsightType;
  errorCode: string | undefined;
};

/** Who, or what, was behind the calls of a span: AWS's five at most, the most frequent first; averages in calls per minute. */
export type Attribution = {
  attribute: "userIdentityArn" | "userAgent" | "errorCode";
  insight: AttributedRate[];
  baseline: AttributedRate[];
};
/** `value` "null" is AWS's for no error. */
export type AttributedRate = { value: string; average: number };

/** The rates of an Insight in calls (or errors) per minute, and how many minutes they are means of. */
export type InsightStatistics = {
  baselineAverage: number;
  insightAverage: number;
  insightMinutes: number;
  baselineMinutes: number;
};

/** An Insight with its start and, when it is over, its end. `insightId` is AWS's sharedEventID. */
export type Insight = InsightSubject & {
  insightId: string;
  startEventId: string;
  startAt: Date;
  endEventId: string | undefined;
  endAt: Date | undefined;
  statistics: InsightStatistics;
  attributions: Attribution[];
};

/** ListInsights: Insights that touch a stretch of time, newest first; at most `MaxResults` (100 when absent, 500 at most). */
export type ListInsightsInput = {
  StartTime?: Date;
  EndTime?: Date;
  /** Absent: those of all Regions. */
  Region?: string;
  EventSource?: string;
  EventName?: string;
  InsightId?: string;
  MaxResults?: number;
};
export type ListInsightsOutput = { Insights: Insight[] };

/** GetInsightSeries: what the graph of an operation's rate shows, whether or not there is an Insight. */
export type GetInsightSeriesInput = {
  EventSource: string;
  EventName: string;
  InsightType: InsightType;
  /** For error rates. */
  ErrorCode?: string;
  StartTime: Date;
  EndTime: Date;
  /** Absent: the caller's Region. */
  Region?: string;
};

/**
 * One point a period, `Time` its beginning. `Calls` is the mean per minute over the period; `Rate` what the rule looks at, the
 * highest mean of five minutes that ends within it; `Baseline` and `Threshold` what it was held against at the period's end. There
 * is no threshold while there is less than a day of history.
 */
export type InsightPoint = { Time: Date; Calls: number; Rate: number; Baseline: number; Threshold: number | null };
export type GetInsightSeriesOutput = {
  /** Seconds between two points: 60, 300 or 3600, as the stretch is long. */
  Period: number;
  Points: InsightPoint[];
  /** Insights of this operation within the stretch, to be marked. */
  Insights: Insight[];
};
