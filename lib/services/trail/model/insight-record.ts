import type { TrailEvent } from "./event";
import type { AttributedRate, Attribution, Insight } from "./insight";

/** Calls that were alike in who made them, with what, and what came of them. */
type Share = { identity: string; agent: string; code: string; calls: number };

/** AWS shows five of each. */
const MOST_SHOWN = 5;

/**
 * Who was behind the calls, in the span and before it, each with its part of the rate. Of a rate of errors the code is known, so
 * it is no attribution (User Guide, "CloudTrail record contents for Insights events").
 */
export function attributionsOf(
  { insightType, statistics }: Pick<Insight, "insightType" | "statistics">,
  during: readonly Share[],
  before: readonly Share[],
): Attribution[] {
  const kinds = [
    ["userIdentityArn", (share: Share) => share.identity],
    ["userAgent", (share: Share) => share.agent],
    ["errorCode", (share: Share) => share.code],
  ] as const;
  return kinds
    .filter(([attribute]) => insightType === "ApiCallRateInsight" || attribute !== "errorCode")
    .map(([attribute, labelOf]) => ({
      attribute,
      insight: rates(during, labelOf, statistics.insightAverage),
      baseline: rates(before, labelOf, statistics.baselineAverage),
    }));
}

function rates(shares: readonly Share[], labelOf: (share: Share) => string, average: number): AttributedRate[] {
  const byValue = new Map<string, number>();
  let all = 0;
  for (const share of shares) {
    byValue.set(labelOf(share), (byValue.get(labelOf(share)) ?? 0) + share.calls);
    all += share.calls;
  }
  return [...byValue]
    .map(([value, calls]) => ({ value, average: rounded((average * calls) / all) }))
    .sort((one, other) => other.average - one.average || one.value.localeCompare(other.value))
    .slice(0, MOST_SHOWN);
}

/** The record of an Insight's start or end, members in AWS's order. Both share the Insight's id. */
export function insightEvent(accountId: string, insight: Insight, state: "Start" | "End"): TrailEvent {
  const { region, eventSource, eventName, insightType, errorCode, insightId, statistics, attributions } = insight;
  const eventId = state === "Start" ? insight.startEventId : (insight.endEventId ?? "");
  const eventTime = state === "Start" ? insight.startAt : (insight.endAt ?? insight.startAt);
  const record = {
    eventVersion: "1.09",
    eventTime: eventTime.toISOString().replace(/\.\d{3}Z$/, "Z"),
    awsRegion: region,
    eventID: eventId,
    eventType: "AwsCloudTrailInsight",
    recipientAccountId: accountId,
    sharedEventID: insightId,
    insightDetails: {
      state,
      eventSource,
      eventName,
      insightType,
      ...(errorCode === undefined ? {} : { errorCode }),
      insightContext: {
        statistics: {
          baseline: { average: rounded(statistics.baselineAverage) },
          insight: { average: rounded(statistics.insightAverage) },
          insightDuration: statistics.insightMinutes,
          baselineDuration: statistics.baselineMinutes,
        },
        attributions,
      },
    },
    eventCategory: "Insight",
  };
  return {
    accountId,
    region,
    eventTime,
    eventId,
    category: "Insight",
    eventSource,
    eventName,
    readOnly: false,
    userName: undefined,
    principalArn: undefined,
    accessKeyId: undefined,
    sourceIp: undefined,
    errorCode,
    resources: [],
    record: JSON.stringify(record),
  };
}

/** As many digits as AWS shows. */
function rounded(rate: number): number {
  return Number(rate.toFixed(10));
}
