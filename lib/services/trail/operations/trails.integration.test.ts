import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { compilePolicy } from "@/lib/languages/policy/compile";
import { parsePolicy } from "@/lib/languages/policy/parse";
import { type Caller, rootCaller } from "@/lib/platform/caller";
import { closeDatabase, database, pool } from "@/lib/platform/database";
import { settings } from "@/lib/platform/settings";
import { dispatch, invoke } from "../../invoke";

const accountId = "630000000001";
const origin = { sourceIPAddress: "203.0.113.9", userAgent: "test/1" };
const root = rootCaller(accountId, "us-east-1", origin);
const west = { ...root, region: "eu-west-1" };
const S3BucketName = "ops-trails";
const arnOf = (name: string, region = "us-east-1") => `arn:aws:cloudtrail:${region}:${accountId}:trail/${name}`;

beforeAll(async () => {
  await invoke(root, "s3:CreateBucket", { Bucket: S3BucketName });
  await invoke(root, "s3:CreateBucket", { Bucket: "ops-closed" });
  const Principal = { Service: "cloudtrail.amazonaws.com" };
  const Statement = [
    { Effect: "Allow", Principal, Action: "s3:GetBucketAcl", Resource: `arn:aws:s3:::${S3BucketName}` },
    { Effect: "Allow", Principal, Action: "s3:PutObject", Resource: `arn:aws:s3:::${S3BucketName}/*` },
  ];
  const Policy = JSON.stringify({ Version: "2012-10-17", Statement });
  await invoke(root, "s3:PutBucketPolicy", { Bucket: S3BucketName, Policy });
  await invoke(root, "logs:CreateLogGroup", { logGroupName: "/trails" });
  await makeRole("trail-logs", "cloudtrail.amazonaws.com");
  await makeRole("other-service", "lambda.amazonaws.com");
});
afterAll(closeDatabase);

function makeRole(RoleName: string, Service: string): Promise<unknown> {
  const Statement = { Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  return invoke(root, "iam:CreateRole", { RoleName, AssumeRolePolicyDocument });
}

const GROUP = `arn:aws:logs:us-east-1:${accountId}:log-group:/trails:*`;
const ROLE = `arn:aws:iam::${accountId}:role/trail-logs`;

beforeEach(async () => {
  await database().trail.deleteMany({ where: { accountId } });
  await invoke(root, "cloudtrail:CreateTrail", { Name: "present", S3BucketName });
});

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

describe("each error of CloudTrail's", () => {
  const create = (more: object) => ["CreateTrail", { Name: "new", S3BucketName, ...more }] as const;
  const name = (Name: string) => ["CreateTrail", { Name, S3BucketName }] as const;
  const update = (more: object) => ["UpdateTrail", { Name: "present", ...more }] as const;
  const select = (...EventSelectors: object[]) =>
    ["PutEventSelectors", { TrailName: "present", EventSelectors }] as const;
  const advanced = (...FieldSelectors: object[]) =>
    ["PutEventSelectors", { TrailName: "present", AdvancedEventSelectors: [{ FieldSelectors }] }] as const;
  const insight = (more: object) =>
    ["PutInsightSelectors", { TrailName: "present", InsightSelectors: [], ...more }] as const;
  const DATA = { Field: "eventCategory", Equals: ["Data"] };
  const OBJECTS = { Field: "resources.type", Equals: ["AWS::S3::Object"] };

  test.each<[call: readonly [string, object], code: string, message?: string]>([
    [
      name("ab"),
      "InvalidTrailNameException",
      "Trail name too short. Minimum allowed length: 3 characters. Specified name length: 2 characters.",
    ],
    [
      name("a".repeat(129)),
      "InvalidTrailNameException",
      "Trail name too long. Maximum allowed length: 128 characters. Specified name length: 129 characters.",
    ],
    [name("-abc"), "InvalidTrailNameException", "Trail name must starts with a letter or number."],
    [name("abc-"), "InvalidTrailNameException", "Trail name must ends with a letter or number."],
    [name("a b c"), "InvalidTrailNameException"],
    [name("a--b"), "InvalidTrailNameException"],
    [name("192.168.5.4"), "InvalidTrailNameException"],
    [name("present"), "TrailAlreadyExistsException", `Trail present already exists for customer: ${accountId}`],
    [create({ S3BucketName: "ops-nowhere" }), "S3BucketDoesNotExistException", "S3 bucket ops-nowhere does not exist!"],
    [
      create({ S3BucketName: "ops-closed" }),
      "InsufficientS3BucketPolicyException",
      "Incorrect S3 bucket policy is detected for bucket: ops-closed",
    ],
    [create({ S3BucketName: "a_b" }), "InvalidS3BucketNameException", "Bucket name should not contain '_'"],
    [
      create({ S3BucketName: "ab" }),
      "InvalidS3BucketNameException",
      "Bucket name should be between 3 and 63 characters long",
    ],
    [create({ S3KeyPrefix: "p".repeat(201) }), "InvalidS3PrefixException"],
    [create({ S3KeyPrefix: "/p" }), "InvalidS3PrefixException"],
    [create({ SnsTopicName: "a topic" }), "InvalidSnsTopicNameException"],
    [
      create({ SnsTopicName: "missing" }),
      "InsufficientSnsTopicPolicyException",
      "SNS Topic does not exist or the topic policy is incorrect!",
    ],
    [create({ CloudWatchLogsLogGroupArn: GROUP }), "InvalidCloudWatchLogsRoleArnException"],
    [create({ CloudWatchLogsRoleArn: ROLE }), "InvalidCloudWatchLogsLogGroupArnException"],
    [
      create({ CloudWatchLogsLogGroupArn: GROUP.replace("/trails", "/none"), CloudWatchLogsRoleArn: ROLE }),
      "InvalidCloudWatchLogsLogGroupArnException",
      "CloudTrail cannot validate the specified log group ARN.",
    ],
    [
      create({ CloudWatchLogsLogGroupArn: GROUP, CloudWatchLogsRoleArn: `${ROLE}-none` }),
      "InvalidCloudWatchLogsRoleArnException",
      "Access denied. Check the trust relationships for your role.",
    ],
    [
      create({ CloudWatchLogsLogGroupArn: GROUP, CloudWatchLogsRoleArn: ROLE.replace("trail-logs", "other-service") }),
      "InvalidCloudWatchLogsRoleArnException",
    ],
    [
      create({ IsMultiRegionTrail: true, IncludeGlobalServiceEvents: false }),
      "InvalidParameterCombinationException",
      "Multi-Region trail must include global service events.",
    ],
    [create({ KmsKeyId: "not a key" }), "InvalidKmsKeyIdException"],
    [create({ KmsKeyId: "alias/audit" }), "KmsKeyNotFoundException"],
    [create({ IsOrganizationTrail: true }), "OrganizationsNotInUseException"],
    [create({ TagsList: [{ Key: "a" }, { Key: "a" }] }), "InvalidTagParameterException"],
    [create({ TagsList: [{ Key: "aws:a" }] }), "InvalidTagParameterException"],
    [
      create({ TagsList: Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}` })) }),
      "TagsLimitExceededException",
    ],
    [["CreateTrail", { Name: "new" }], "InvalidS3BucketNameException"],
    [update({ S3BucketName: "ops-nowhere" }), "S3BucketDoesNotExistException"],
    [update({ S3BucketName: "ops-closed" }), "InsufficientS3BucketPolicyException"],
    [update({ SnsTopicName: "missing" }), "InsufficientSnsTopicPolicyException"],
    [update({ IsMultiRegionTrail: true, IncludeGlobalServiceEvents: false }), "InvalidParameterCombinationException"],
    [
      ["UpdateTrail", { Name: "nothing" }],
      "TrailNotFoundException",
      `Unknown trail: ${arnOf("nothing")} for the user: ${accountId}`,
    ],
    [["GetTrail", { Name: "nothing" }], "TrailNotFoundException"],
    [["GetTrail", { Name: "a" }], "InvalidTrailNameException"],
    [["GetTrail", { Name: "arn:aws:cloudtrail:us-east-1" }], "CloudTrailARNInvalidException"],
    [["GetTrail", { Name: arnOf("present").replace(accountId, "999999999999") }], "TrailNotFoundException"],
    [["DeleteTrail", { Name: "nothing" }], "TrailNotFoundException"],
    [["StartLogging", { Name: "nothing" }], "TrailNotFoundException"],
    [["StopLogging", { Name: "nothing" }], "TrailNotFoundException"],
    [["GetTrailStatus", { Name: "nothing" }], "TrailNotFoundException"],
    [["DescribeTrails", { trailNameList: ["a"] }], "InvalidTrailNameException"],
    [["DescribeTrails", { trailNameList: ["arn:a"] }], "CloudTrailARNInvalidException"],
    [["ListTrails", { NextToken: "forged" }], "InvalidNextTokenException"],
    [["GetEventSelectors", { TrailName: "nothing" }], "TrailNotFoundException"],
    [["PutEventSelectors", { TrailName: "nothing", EventSelectors: [{}] }], "TrailNotFoundException"],
    [["PutEventSelectors", { TrailName: "present" }], "InvalidEventSelectorsException"],
    [
      ["PutEventSelectors", { TrailName: "present", EventSelectors: [{}], AdvancedEventSelectors: [] }],
      "InvalidEventSelectorsException",
    ],
    [select(), "InvalidEventSelectorsException"],
    [select({}, {}, {}, {}, {}, {}), "InvalidEventSelectorsException"],
    [select({ IncludeManagementEvents: false }), "InvalidEventSelectorsException"],
    [select({ ExcludeManagementEventSources: ["iam.amazonaws.com"] }), "InvalidEventSelectorsException"],
    [
      select({ DataResources: [{ Type: "AWS::Logs::LogGroup", Values: ["arn:aws:logs"] }] }),
      "InvalidEventSelectorsException",
    ],
    [select({ DataResources: [{ Type: "AWS::S3::Object", Values: ["my-bucket"] }] }), "InvalidEventSelectorsException"],
    [select({ DataResources: [{ Type: "AWS::S3::Object", Values: [] }] }), "InvalidEventSelectorsException"],
    [
      select({ DataResources: [{ Type: "AWS::S3::Object", Values: Array(251).fill("arn:aws:s3:::a/") }] }),
      "InvalidEventSelectorsException",
    ],
    [advanced(OBJECTS), "InvalidEventSelectorsException"],
    [advanced(DATA), "InvalidEventSelectorsException"],
    [advanced(DATA, OBJECTS, OBJECTS), "InvalidEventSelectorsException"],
    [advanced(DATA, { Field: "resources.type", NotEquals: ["AWS::S3::Object"] }), "InvalidEventSelectorsException"],
    [advanced(DATA, OBJECTS, { Field: "readOnly", Equals: ["maybe"] }), "InvalidEventSelectorsException"],
    [advanced(DATA, OBJECTS, { Field: "vpcEndpointId", Equals: ["a"] }), "InvalidEventSelectorsException"],
    [advanced(DATA, OBJECTS, { Field: "eventName" }), "InvalidEventSelectorsException"],
    [advanced({ Field: "eventCategory", Equals: ["Everything"] }), "InvalidEventSelectorsException"],
    [advanced(DATA, OBJECTS, { Field: "eventName", Equals: Array(501).fill("a") }), "InvalidEventSelectorsException"],
    [insight({ TrailName: "nothing" }), "TrailNotFoundException"],
    [insight({ TrailName: undefined }), "InvalidParameterException"],
    [insight({ EventDataStore: "store" }), "InvalidParameterCombinationException"],
    [insight({ TrailName: undefined, EventDataStore: "store" }), "UnsupportedOperationException"],
    [insight({ InsightSelectors: [{}] }), "InvalidInsightSelectorsException"],
    [
      insight({ InsightSelectors: [{ InsightType: "ApiCallRateInsight" }, { InsightType: "ApiCallRateInsight" }] }),
      "InvalidInsightSelectorsException",
    ],
    [["GetInsightSelectors", { TrailName: "present" }], "InsightNotEnabledException"],
    [["AddTags", { ResourceId: "present", TagsList: [] }], "CloudTrailARNInvalidException"],
    [["AddTags", { ResourceId: arnOf("nothing"), TagsList: [] }], "ResourceNotFoundException"],
    [
      ["AddTags", { ResourceId: arnOf("present").replace("trail/", "eventdatastore/"), TagsList: [] }],
      "ResourceTypeNotSupportedException",
    ],
    [
      ["AddTags", { ResourceId: arnOf("present").replace("trail/", "channel/"), TagsList: [] }],
      "ResourceNotFoundException",
    ],
    [["RemoveTags", { ResourceId: arnOf("nothing"), TagsList: [] }], "ResourceNotFoundException"],
    [["ListTags", { ResourceIdList: [arnOf("nothing")] }], "ResourceNotFoundException"],
    [["ListTags", { ResourceIdList: [], NextToken: "a" }], "InvalidTokenException"],
    [["ListPublicKeys", { NextToken: "a" }], "InvalidTokenException"],
    [["ListPublicKeys", { StartTime: new Date(2), EndTime: new Date(1) }], "InvalidTimeRangeException"],
  ])("%j answers %s", async ([action, input], code, message) => {
    const error = await dispatch(root, `cloudtrail:${action}`, input).catch((thrown) => thrown);
    expect(error).toMatchObject(message ? { code, message } : { code });
  });

  test("MaximumNumberOfTrailsExceededException, with shadows counted", async () => {
    for (const Name of ["two", "three", "four"]) await invoke(root, "cloudtrail:CreateTrail", { Name, S3BucketName });
    await invoke(west, "cloudtrail:CreateTrail", { Name: "world", S3BucketName, IsMultiRegionTrail: true });
    await expect(invoke(root, "cloudtrail:CreateTrail", { Name: "six", S3BucketName })).rejects.toMatchObject({
      code: "MaximumNumberOfTrailsExceededException",
      message: `User: ${accountId} already has 5 trails in us-east-1.`,
    });
    await invoke(west, "cloudtrail:CreateTrail", { Name: "six", S3BucketName });
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

describe("data events", () => {
  const objects = {
    FieldSelectors: [
      { Field: "eventCategory", Equals: ["Data"] },
      { Field: "resources.type", Equals: ["AWS::S3::Object"] },
      { Field: "resources.ARN", StartsWith: [`arn:aws:s3:::${S3BucketName}/watched/`] },
      { Field: "readOnly", Equals: ["false"] },
    ],
  };
  const metrics = {
    FieldSelectors: [
      { Field: "eventCategory", Equals: ["Data"] },
      { Field: "resources.type", Equals: ["AWS::CloudWatch::Metric"] },
    ],
  };
  const logEvents = {
    FieldSelectors: [
      { Field: "eventCategory", Equals: ["Data"] },
      { Field: "resources.type", Equals: ["AWS::Logs::LogGroup"] },
      { Field: "resources.ARN", Equals: [GROUP] },
    ],
  };
  const put = (Key: string) => invoke(root, "s3:PutObject", { Bucket: S3BucketName, Key, Body: Buffer.from("x") });
  const putMetric = () =>
    invoke(root, "cloudwatch:PutMetricData", { Namespace: "Shop", MetricData: [{ MetricName: "m", Value: 1 }] });
  const stream = { logGroupName: "/trails", logStreamName: "app" };
  const putLog = () =>
    invoke(root, "logs:PutLogEvents", { ...stream, logEvents: [{ timestamp: Date.now(), message: "their secret" }] });
  const aSecond = () => new Promise((done) => setTimeout(done, 1050));
  const recorded = async () =>
    (
      await database().trailEvent.findMany({ where: { accountId, category: "Data" }, orderBy: { position: "asc" } })
    ).map(({ eventName, record }) => ({ eventName, ...JSON.parse(record) }));

  test("are recorded only while a trail asks for them, and only those", async () => {
    await invoke(root, "logs:CreateLogStream", stream).catch(() => undefined);
    const all = async () => {
      await Promise.all([put("watched/a"), put("elsewhere/a"), putMetric(), putLog()]);
      await invoke(root, "s3:GetObject", { Bucket: S3BucketName, Key: "watched/a" });
      await invoke(root, "s3:DeleteObject", { Bucket: S3BucketName, Key: "watched/none" });
      await dispatch(root, "s3:PutObject", { Bucket: S3BucketName, Key: "watched/b", ACL: "public-read" }).catch(
        () => undefined,
      );
    };
    await all();
    expect(await recorded()).toEqual([]);
    const AdvancedEventSelectors = [objects, metrics, logEvents];
    await invoke(root, "cloudtrail:PutEventSelectors", { TrailName: "present", AdvancedEventSelectors });
    await aSecond();
    await all();
    expect(await recorded()).toEqual([]);
    await invoke(root, "cloudtrail:StartLogging", { Name: "present" });
    await aSecond();
    await all();
    const found = await recorded();
    expect(found.map(({ eventName }) => eventName).sort()).toEqual([
      "DeleteObject",
      "PutLogEvents",
      "PutMetricData",
      "PutObject",
      "PutObject",
    ]);
    const object = found.find(({ eventName, errorCode }) => eventName === "PutObject" && !errorCode);
    expect(object).toMatchObject({
      eventSource: "s3.amazonaws.com",
      eventCategory: "Data",
      managementEvent: false,
      readOnly: false,
      requestParameters: { bucketName: S3BucketName, key: "watched/a" },
      resources: [
        { type: "AWS::S3::Object", ARN: `arn:aws:s3:::${S3BucketName}/watched/a` },
        { type: "AWS::S3::Bucket", ARN: `arn:aws:s3:::${S3BucketName}` },
      ],
    });
    expect(found.find(({ errorCode }) => errorCode)).toMatchObject({ errorCode: "AccessControlListNotSupported" });
    expect(JSON.stringify(found)).not.toContain("their secret");
    await invoke(root, "cloudtrail:StopLogging", { Name: "present" });
    await aSecond();
    await all();
    expect(await recorded()).toHaveLength(found.length);
    // They are no part of the event history.
    const { Events = [] } = await invoke(root, "cloudtrail:LookupEvents", {});
    expect(Events.map(({ EventName }) => EventName)).not.toContain("PutObject");
  });

  test("ask for trails once a second at most, however many calls there are", async () => {
    await putMetric();
    await aSecond();
    const asked = vi.spyOn(pool(), "query");
    const connections = vi.spyOn(pool(), "connect");
    const before = performance.now();
    const { wantedDataEvents } = await import("../store/wanted-data-events");
    await Promise.all(Array.from({ length: 1000 }, () => wantedDataEvents(accountId, "cloudwatch")));
    for (let calls = 0; calls < 1000; calls += 1) await wantedDataEvents(accountId, "cloudwatch");
    expect(performance.now() - before).toBeLessThan(900);
    expect(asked.mock.calls.length + connections.mock.calls.length).toBeLessThanOrEqual(2);
    asked.mockRestore();
    connections.mockRestore();
  });
});
