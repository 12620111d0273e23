import { expect, test } from "vitest";
import { parseEventView } from "@/components/cloudtrail/event-view";
import type { Insight } from "@/lib/services/trail/model/insight";
import { insightEventsPath } from "./insight-paths";

const insight: Insight = {
  region: "sa-east-1",
  eventSource: "iam.amazonaws.com",
  eventName: "GetRolePolicy",
  insightType: "ApiErrorRateInsight",
  errorCode: "NoSuchEntityException",
  insightId: "i",
  startEventId: "s",
  startAt: new Date("2026-11-27T10:00:00Z"),
  endEventId: undefined,
  endAt: undefined,
  statistics: { baselineAverage: 0, insightAverage: 1, insightMinutes: 5, baselineMinutes: 10_080 },
  attributions: [],
};

test("the events behind an Insight are those of its name and code, in its Region and time", () => {
  const now = new Date("2026-11-27T10:20:00Z");
  const search: Record<string, string[]> = {};
  const { searchParams } = new URL(insightEventsPath(insight, now), "http://localhost");
  for (const [name, value] of searchParams) search[name] = [...(search[name] ?? []), value];
  expect(parseEventView(search)).toMatchObject({
    conditions: [
      { field: "eventSource", operator: "=", value: "iam.amazonaws.com" },
      { field: "eventName", operator: "=", value: "GetRolePolicy" },
      { field: "region", operator: "=", value: "sa-east-1" },
      { field: "errorCode", operator: "=", value: "NoSuchEntityException" },
    ],
    allRegions: true,
    range: { kind: "absolute", start: new Date("2026-11-27T09:55:00Z"), end: now },
  });
});
