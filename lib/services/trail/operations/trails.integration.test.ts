import { describe, expect, test } from "vitest";
import { compilePolicy } from "@/lib/languages/policy/compile";
import { parsePolicy } from "@/lib/languages/policy/parse";
import type { Caller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import { dispatch, invoke } from "../../invoke";
import { accountId, arnOf, GROUP, ROLE, root, S3BucketName, west, withTrails } from "./trails.fixture";

withTrails("630000000101");

describe("a trail", () => {
  test("is created with AWS's defaults and shown by name, by ARN and in lists", async () => {
    const created = await invoke(root, "cloudtrail:CreateTrail", { Name: "main", S3BucketName, S3KeyPrefix: "audit" });
    expect(created).toEqual({
      Name: "main",
      S3BucketName,
      S3KeyPrefix: "audit",
      SnsTopicName: undefined,
      SnsTopicARN: undefined,
      IncludeGlobalServiceEvents: true,
      IsMultiRegionTrail: false,
      TrailARN: arnOf("main"),
      LogFileValidationEnabled: false,
      CloudWatchLogsLogGroupArn: undefined,
      CloudWatchLogsRoleArn: undefined,
      IsOrganizationTrail: false,
      RecursiveLogging: true,
    });
    for (const Name of ["main", arnOf("main")]) {
      expect((await invoke(root, "cloudtrail:GetTrail", { Name })).Trail).toEqual({
        ...created,
        HomeRegion: "us-east-1",
        HasCustomEventSelectors: false,
        HasInsightSelectors: false,
      });
    }
    expect((await invoke(root, "cloudtrail:ListTrails", {})).Trails).toEqual([
      { TrailARN: arnOf("main"), Name: "main", HomeRegion: "us-east-1" },
      { TrailARN: arnOf("present"), Name: "present", HomeRegion: "us-east-1" },
    ]);
    expect(await invoke(root, "cloudtrail:GetTrailStatus", { Name: "main" })).toMatchObject({
      IsLogging: false,
      TimeLoggingStarted: "",
    });
  });

  test("of all Regions has shadows in the others, which only its home changes", async () => {
    await invoke(root, "cloudtrail:CreateTrail", { Name: "world", S3BucketName, IsMultiRegionTrail: true });
    const names = async (caller: Caller, more: object = {}) =>
      (await invoke(caller, "cloudtrail:DescribeTrails", more)).trailList?.map(({ Name, HomeRegion }) => [
        Name,
        HomeRegion,
      ]);
    expect(await names(root)).toEqual([
      ["present", "us-east-1"],
      ["world", "us-east-1"],
    ]);
    expect(await names(west)).toEqual([["world", "us-east-1"]]);
    expect(await names(west, { includeShadowTrails: false })).toEqual([]);
    expect(await names(west, { trailNameList: [arnOf("world"), "nothing"] })).toEqual([["world", "us-east-1"]]);
    expect((await invoke(west, "cloudtrail:GetTrailStatus", { Name: arnOf("world") })).IsLogging).toBe(false);
    for (const [action, input] of [
      ["UpdateTrail", { Name: "world" }],
      ["DeleteTrail", { Name: arnOf("world") }],
      ["StartLogging", { Name: "world" }],
      ["StopLogging", { Name: arnOf("world") }],
      ["PutEventSelectors", { TrailName: "world", EventSelectors: [{}] }],
      ["PutInsightSelectors", { TrailName: "world", InsightSelectors: [] }],
    ] as const) {
      await expect(dispatch(west, `cloudtrail:${action}`, input)).rejects.toMatchObject({
        code: "InvalidHomeRegionException",
      });
    }
    await expect(invoke(west, "cloudtrail:GetTrail", { Name: arnOf("present") })).rejects.toMatchObject({
      code: "CloudTrailARNInvalidException",
      message: "Region in ARN is wrong, you can only access resources in region eu-west-1.",
    });
  });

  test("is updated in parts, and an empty text takes a destination away", async () => {
    await invoke(root, "sns:CreateTopic", { Name: "files" });
    const full = {
      Name: "present",
      S3KeyPrefix: "p",
      SnsTopicName: "files",
      CloudWatchLogsLogGroupArn: GROUP,
      CloudWatchLogsRoleArn: ROLE,
      EnableLogFileValidation: true,
      IsMultiRegionTrail: true,
      RecursiveLogging: false,
    };
    expect(await invoke(root, "cloudtrail:UpdateTrail", full)).toMatchObject({
      S3BucketName,
      SnsTopicName: "files",
      SnsTopicARN: `arn:aws:sns:us-east-1:${accountId}:files`,
      LogFileValidationEnabled: true,
      CloudWatchLogsLogGroupArn: GROUP,
      RecursiveLogging: false,
    });
    const empty = { S3KeyPrefix: "", SnsTopicName: "", CloudWatchLogsLogGroupArn: "", CloudWatchLogsRoleArn: "" };
    await invoke(root, "cloudtrail:UpdateTrail", { Name: "present", ...empty });
    const { Trail } = await invoke(root, "cloudtrail:GetTrail", { Name: "present" });
    expect(Trail).toMatchObject({ IsMultiRegionTrail: true, LogFileValidationEnabled: true });
    expect([Trail?.S3KeyPrefix, Trail?.SnsTopicARN, Trail?.CloudWatchLogsLogGroupArn]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("starts and stops, as often as one asks", async () => {
    const status = () => invoke(root, "cloudtrail:GetTrailStatus", { Name: "present" });
    for (let times = 0; times < 2; times += 1) await invoke(root, "cloudtrail:StartLogging", { Name: "present" });
    expect(await status()).toMatchObject({
      IsLogging: true,
      StartLoggingTime: expect.any(Date),
      StopLoggingTime: undefined,
    });
    for (let times = 0; times < 2; times += 1) await invoke(root, "cloudtrail:StopLogging", { Name: "present" });
    expect(await status()).toMatchObject({ IsLogging: false, TimeLoggingStopped: expect.stringMatching(/Z$/) });
    await invoke(root, "cloudtrail:DeleteTrail", { Name: "present" });
    await expect(status()).rejects.toMatchObject({ code: "TrailNotFoundException" });
  });

  test("is tagged", async () => {
    const ResourceId = arnOf("present");
    const list = async () =>
      (await invoke(root, "cloudtrail:ListTags", { ResourceIdList: [ResourceId] })).ResourceTagList;
    await invoke(root, "cloudtrail:AddTags", { ResourceId, TagsList: [{ Key: "a", Value: "1" }, { Key: "b" }] });
    await invoke(root, "cloudtrail:AddTags", { ResourceId, TagsList: [{ Key: "a", Value: "2" }] });
    expect(await list()).toEqual([
      {
        ResourceId,
        TagsList: [
          { Key: "a", Value: "2" },
          { Key: "b", Value: "" },
        ],
      },
    ]);
    await invoke(root, "cloudtrail:RemoveTags", { ResourceId, TagsList: [{ Key: "a" }, { Key: "b", Value: "other" }] });
    expect(await list()).toEqual([{ ResourceId, TagsList: [{ Key: "b", Value: "" }] }]);
  });

  test("has selectors and Insights", async () => {
    const TrailName = "present";
    expect(await invoke(root, "cloudtrail:GetEventSelectors", { TrailName })).toEqual({
      TrailARN: arnOf("present"),
      EventSelectors: [
        { ReadWriteType: "All", IncludeManagementEvents: true, DataResources: [], ExcludeManagementEventSources: [] },
      ],
    });
    const AdvancedEventSelectors = [
      {
        Name: "Objects",
        FieldSelectors: [
          { Field: "eventCategory", Equals: ["Data"] },
          { Field: "resources.type", Equals: ["AWS::S3::Object"] },
          { Field: "resources.ARN", StartsWith: ["arn:aws:s3:::a/"] },
        ],
      },
    ];
    await invoke(root, "cloudtrail:PutEventSelectors", { TrailName, AdvancedEventSelectors });
    expect(await invoke(root, "cloudtrail:GetEventSelectors", { TrailName })).toEqual({
      TrailARN: arnOf("present"),
      AdvancedEventSelectors,
    });
    const InsightSelectors = [{ InsightType: "ApiCallRateInsight" as const }];
    await invoke(root, "cloudtrail:PutInsightSelectors", { TrailName, InsightSelectors });
    expect(await invoke(root, "cloudtrail:GetInsightSelectors", { TrailName })).toMatchObject({ InsightSelectors });
    expect((await invoke(root, "cloudtrail:GetTrail", { Name: TrailName })).Trail).toMatchObject({
      HasCustomEventSelectors: true,
      HasInsightSelectors: true,
    });
  });
});

test("rights are asked for the trail's ARN and its tags", async () => {
  const Statement = {
    Effect: "Allow",
    Action: "cloudtrail:*",
    Resource: "*",
    Condition: { StringEquals: { "aws:ResourceTag/team": "audit" } },
  };
  const policy = compilePolicy(parsePolicy(JSON.stringify({ Version: "2012-10-17", Statement })));
  const identity = {
    type: "IAMUser" as const,
    accountId,
    arn: `arn:aws:iam::${accountId}:user/ana`,
    userName: "ana",
    userId: "AIDA",
  };
  const ana: Caller = { ...root, identity, policies: { identity: [{ name: "p", policy }] } };
  await expect(invoke(ana, "cloudtrail:StopLogging", { Name: "present" })).rejects.toMatchObject({
    code: "AccessDenied",
    message: expect.stringContaining(`cloudtrail:StopLogging on resource: ${arnOf("present")}`),
  });
  const TagsList = [{ Key: "team", Value: "audit" }];
  await invoke(root, "cloudtrail:AddTags", { ResourceId: arnOf("present"), TagsList });
  await invoke(ana, "cloudtrail:StartLogging", { Name: "present" });
});

test("a bucket at another endpoint is not asked about within the transaction", async () => {
  Object.assign(settings(), { s3Endpoint: "http://127.0.0.1:1" });
  try {
    await invoke(root, "cloudtrail:CreateTrail", { Name: "elsewhere", S3BucketName: "their-bucket" });
  } finally {
    Object.assign(settings(), { s3Endpoint: undefined });
  }
});
