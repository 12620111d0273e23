import { afterAll, afterEach, describe, expect, test } from "vitest";
import { type Caller, rootCaller, serviceCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/database";
import { newUuid } from "@/lib/platform/identifiers";
import { invoke } from "@/lib/services/invoke";
import type { ServiceRecord } from "@/lib/services/trail/model/service-record";
import { trailInsights } from "./insights";
import { trailDelivery } from "./trail-delivery";

const REGION = "us-east-1";
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A minute that is over, nine days after the first of these tests' events. */
const NOW = Math.floor(Date.now() / MINUTE) * MINUTE;
const BURST = NOW - 30 * MINUTE;
const never = new AbortController().signal;

let accounts = 0;
afterEach(() => setClock());
afterAll(closeDatabase);

type Call = { service: string; eventName: string; at: number; user?: string; errorCode?: string; readOnly?: boolean };

/** An account whose trail asks for Insights, and whose services hand over what is given. */
async function account(calls: Call[], types = ["ApiCallRateInsight", "ApiErrorRateInsight"] as const): Promise<Caller> {
  accounts += 1;
  const accountId = `6300000000${String(accounts).padStart(2, "0")}`;
  const root = rootCaller(accountId, REGION, { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
  const Bucket = `insights-${accounts}`;
  await invoke(root, "s3:CreateBucket", { Bucket });
  const Principal = { Service: "cloudtrail.amazonaws.com" };
  const Statement = [
    { Effect: "Allow", Principal, Action: "s3:GetBucketAcl", Resource: `arn:aws:s3:::${Bucket}` },
    { Effect: "Allow", Principal, Action: "s3:PutObject", Resource: `arn:aws:s3:::${Bucket}/*` },
  ];
  await invoke(root, "s3:PutBucketPolicy", { Bucket, Policy: JSON.stringify({ Version: "2012-10-17", Statement }) });
  await invoke(root, "cloudtrail:CreateTrail", { Name: "main", S3BucketName: Bucket });
  const InsightSelectors = types.map((InsightType) => ({ InsightType }));
  await invoke(root, "cloudtrail:PutInsightSelectors", { TrailName: "main", InsightSelectors });
  await invoke(root, "cloudtrail:StartLogging", { Name: "main" });
  await handOver(root, calls);
  return root;
}

async function handOver(root: Caller, calls: Call[]): Promise<void> {
  const Records = calls.map((call) => recordOf(root.accountId, call));
  const glue = serviceCaller("glue.amazonaws.com", root.accountId, REGION);
  for (let at = 0; at < Records.length; at += 900) {
    await invoke(glue, "cloudtrail:RecordServiceEvents", { Records: Records.slice(at, at + 900), Tell: false });
  }
}

function recordOf(accountId: string, { service, eventName, at, user = "beto", errorCode, readOnly = false }: Call) {
  return {
    eventVersion: "1.11",
    userIdentity: { type: "IAMUser", arn: `arn:aws:iam::${accountId}:user/${user}`, userName: user },
    eventTime: new Date(at).toISOString(),
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: REGION,
    sourceIPAddress: "198.51.100.7",
    userAgent: "aws-cli/2.31.9",
    ...(errorCode ? { errorCode } : {}),
    requestParameters: null,
    responseElements: null,
    eventID: newUuid(),
    readOnly,
    recipientAccountId: accountId,
    eventCategory: "Management",
  } satisfies ServiceRecord & Record<string, unknown>;
}

/** Calls that come at an even pace over nine days. */
function usual(service: string, eventName: string, everyMinutes: number): Call[] {
  const from = NOW - 9 * DAY;
  const user = "scheduler";
  const count = Math.floor((9 * DAY) / (everyMinutes * MINUTE));
  return Array.from({ length: count }, (_, index) => ({
    service,
    eventName,
    at: from + index * everyMinutes * MINUTE,
    user,
  }));
}

function burst(service: string, eventName: string, count: number, more: Partial<Call> = {}): Call[] {
  return Array.from({ length: count }, (_, index) => ({ service, eventName, at: BURST + index * 5_000, ...more }));
}

async function look(at = NOW): Promise<void> {
  setClock(() => at);
  await trailInsights().run(never);
}

type Detail = {
  state: string;
  eventName: string;
  insightType: string;
  errorCode?: string;
  insightContext: {
    statistics: {
      baseline: { average: number };
      insight: { average: number };
      insightDuration: number;
      baselineDuration: number;
    };
    attributions: { attribute: string; insight: { value: string; average: number }[]; baseline: { value: string }[] }[];
  };
};
type InsightRecord = {
  eventTime: string;
  sharedEventID: string;
  eventID: string;
  eventCategory: string;
  eventType: string;
  insightDetails: Detail;
};

async function insightsOf(root: Caller, EventName?: string): Promise<InsightRecord[]> {
  const LookupAttributes = EventName ? [{ AttributeKey: "EventName" as const, AttributeValue: EventName }] : [];
  const { Events = [] } = await invoke(root, "cloudtrail:LookupEvents", { EventCategory: "insight", LookupAttributes });
  return Events.map(({ CloudTrailEvent = "" }) => JSON.parse(CloudTrailEvent)).reverse();
}

describe("Insights", () => {
  test("tell a rise of Delete calls: start and end in AWS's form, with who was behind it", async () => {
    const root = await account([...usual("ec2", "DeleteSnapshot", 480), ...burst("ec2", "DeleteSnapshot", 96)]);
    await look();
    const [start, end, ...rest] = await insightsOf(root);
    expect(rest).toEqual([]);
    expect(start).toMatchObject({
      eventCategory: "Insight",
      eventType: "AwsCloudTrailInsight",
      eventTime: new Date(BURST).toISOString().replace(".000", ""),
      insightDetails: { state: "Start", eventName: "DeleteSnapshot", insightType: "ApiCallRateInsight" },
    });
    expect(end?.insightDetails).toMatchObject({
      state: "End",
      insightContext: { statistics: { insight: { average: 12 }, insightDuration: 8, baselineDuration: 10_080 } },
    });
    expect(end?.sharedEventID).toBe(start?.sharedEventID);
    expect(end?.eventID).not.toBe(start?.eventID);
    const { statistics, attributions } = end?.insightDetails.insightContext ?? {};
    expect(statistics?.baseline.average).toBeCloseTo(1 / 480, 4);
    expect(attributions?.map(({ attribute }) => attribute)).toEqual(["userIdentityArn", "userAgent", "errorCode"]);
    expect(attributions?.[0]?.insight[0]).toEqual({ value: `arn:aws:iam::${root.accountId}:user/beto`, average: 12 });
    expect(attributions?.[0]?.baseline[0]?.value).toBe(`arn:aws:iam::${root.accountId}:user/scheduler`);
    expect(attributions?.[2]?.insight[0]).toEqual({ value: "null", average: 12 });
  });

  test("tell a rise of StartJobRun", async () => {
    const root = await account([...usual("glue", "StartJobRun", 5), ...burst("glue", "StartJobRun", 72)]);
    await look();
    const found = await insightsOf(root, "StartJobRun");
    expect(found.map(({ insightDetails }) => insightDetails.state)).toEqual(["Start", "End"]);
    expect(found[1]?.insightDetails.insightContext.statistics.baseline.average).toBeCloseTo(0.2, 2);
  });

  test("tell unusual changes of IAM's policies", async () => {
    const root = await account(usual("ec2", "RebootInstances", 700));
    const document = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
    });
    setClock(() => BURST - 20 * MINUTE);
    await invoke(root, "iam:CreateUser", { UserName: "deployer" });
    await invoke(root, "iam:CreateRole", {
      RoleName: "work",
      AssumeRolePolicyDocument: document
        .replace('"Resource":"*"', `"Principal":{"AWS":"${root.accountId}"}`)
        .replace('"Action":"*"', '"Action":"sts:AssumeRole"'),
    });
    const { Policy } = await invoke(root, "iam:CreatePolicy", { PolicyName: "all", PolicyDocument: document });
    for (let round = 0; round < 12; round += 1) {
      setClock(() => BURST + round * 15_000);
      await invoke(root, "iam:PutUserPolicy", {
        UserName: "deployer",
        PolicyName: `p${round}`,
        PolicyDocument: document,
      });
      const PolicyArn = Policy?.Arn ?? "";
      await invoke(root, "iam:AttachRolePolicy", { RoleName: "work", PolicyArn });
      await invoke(root, "iam:CreatePolicyVersion", { PolicyArn, PolicyDocument: document }).catch((error) =>
        expect(error.code).toBe("LimitExceededException"),
      );
    }
    await look();
    const told = (await insightsOf(root)).filter(({ insightDetails }) => insightDetails.state === "Start");
    expect(told.map(({ insightDetails }) => insightDetails.eventName).sort()).toEqual(
      expect.arrayContaining(["AttachRolePolicy", "CreatePolicyVersion", "PutUserPolicy"]),
    );
  });

  test("tell a rise of errors, of reads too, by their code", async () => {
    const failing = burst("ec2", "DescribeInstances", 60, { readOnly: true, errorCode: "UnauthorizedOperation" });
    const root = await account([...usual("ec2", "RebootInstances", 700), ...failing]);
    await look();
    const [start] = await insightsOf(root);
    expect(start?.insightDetails).toMatchObject({
      insightType: "ApiErrorRateInsight",
      eventName: "DescribeInstances",
      errorCode: "UnauthorizedOperation",
    });
    const attributions = start?.insightDetails.insightContext.attributions;
    expect(attributions?.map(({ attribute }) => attribute)).toEqual(["userIdentityArn", "userAgent"]);
  });

  test("tell nothing of quiet data, of reads that succeed, or where no trail asks", async () => {
    const quiet = await account([
      ...usual("glue", "StartJobRun", 5),
      ...burst("ec2", "DescribeInstances", 90, { readOnly: true }),
    ]);
    await look();
    expect(await insightsOf(quiet)).toEqual([]);
    const rise = [...usual("glue", "StartJobRun", 5), ...burst("glue", "StartJobRun", 90)];
    const silent = await account(rise);
    await invoke(silent, "cloudtrail:StopLogging", { Name: "main" });
    await look();
    expect(await insightsOf(silent)).toEqual([]);
  });

  test("begin while it goes on and end when it is over, each told once, also by two workers", async () => {
    const root = await account([...usual("glue", "StartJobRun", 5), ...burst("glue", "StartJobRun", 72)]);
    for (let at = BURST - 5 * MINUTE; at <= NOW; at += 3 * MINUTE) {
      setClock(() => at);
      await Promise.all([trailInsights().run(never), trailInsights().run(never)]);
      if (at === BURST + 4 * MINUTE) expect(await insightsOf(root)).toHaveLength(1);
    }
    expect((await insightsOf(root)).map(({ insightDetails }) => insightDetails.state)).toEqual(["Start", "End"]);
    await handOver(root, [{ service: "glue", eventName: "StartJobRun", at: BURST - 60 * MINUTE }]);
    await look(NOW + MINUTE);
    expect(await insightsOf(root)).toHaveLength(2);
  }, 90_000);

  test("reach the trail's own folder and the event bus", async () => {
    const root = await account([...usual("glue", "StartJobRun", 5)]);
    await invoke(root, "logs:CreateLogGroup", { logGroupName: "/heard" });
    const EventPattern = JSON.stringify({ "detail-type": ["AWS Insight via CloudTrail"], source: ["aws.cloudtrail"] });
    await invoke(root, "events:PutRule", { Name: "insights", EventPattern });
    const Arn = `arn:aws:logs:${REGION}:${root.accountId}:log-group:/heard`;
    await invoke(root, "events:PutTargets", { Rule: "insights", Targets: [{ Id: "log", Arn }] });
    await handOver(root, burst("glue", "StartJobRun", 72));
    await look();
    setClock(() => NOW + 10 * MINUTE);
    for (let turn = 0; turn < 4; turn += 1) await trailDelivery().run(never);
    const { Contents = [] } = await invoke(root, "s3:ListObjectsV2", { Bucket: `insights-${accounts}` });
    const folders = Contents.map(({ Key = "" }) => Key.split("/")[2]);
    expect(folders).toContain("CloudTrail-Insight");
    const { Deliveries } = await invoke(
      serviceCaller("events.amazonaws.com", root.accountId, REGION),
      "events:ClaimDeliveries",
      {
        Limit: 10,
      },
    );
    const states = Deliveries.map(({ event }) => JSON.parse(event).detail.insightDetails.state);
    expect(states.sort()).toEqual(["End", "Start"]);
  });

  test("can be drawn: rate, baseline and threshold by the minute, with the span", async () => {
    const root = await account([...usual("glue", "StartJobRun", 5), ...burst("glue", "StartJobRun", 72)]);
    await look();
    const { Period, Points, Insights } = await invoke(root, "cloudtrail:GetInsightSeries", {
      EventSource: "glue.amazonaws.com",
      EventName: "StartJobRun",
      InsightType: "ApiCallRateInsight",
      StartTime: new Date(NOW - 60 * MINUTE),
      EndTime: new Date(NOW),
    });
    expect(Period).toBe(60);
    expect(Points).toHaveLength(60);
    const peak = Points.find(({ Time }) => Time.getTime() === BURST + 4 * MINUTE);
    expect(peak?.Rate).toBeGreaterThan(12);
    expect(peak?.Baseline).toBeCloseTo(0.2, 2);
    expect(peak?.Threshold).toBeCloseTo(0.2 + 4 * Math.sqrt(0.2), 1);
    expect(Insights).toEqual([
      expect.objectContaining({
        eventName: "StartJobRun",
        startAt: new Date(BURST),
        endAt: new Date(BURST + 6 * MINUTE),
      }),
    ]);
    const { Insights: listed } = await invoke(root, "cloudtrail:ListInsights", { EventName: "StartJobRun" });
    expect(listed).toEqual(Insights);
    await expect(
      invoke(root, "cloudtrail:ListInsights", { StartTime: new Date(NOW), EndTime: new Date(BURST) }),
    ).rejects.toMatchObject({ code: "InvalidTimeRangeException" });
    await expect(invoke(root, "cloudtrail:ListInsights", { MaxResults: 0 })).rejects.toMatchObject({
      code: "InvalidMaxResultsException",
    });
  });
});
