import { beforeAll, describe, expect, test } from "vitest";
import { dispatch, invoke } from "../../invoke";
import { accountId, arnOf, GROUP, ROLE, root, S3BucketName, west, withTrails } from "./trails.fixture";

withTrails("630000000102");

beforeAll(() => invoke(root, "s3:CreateBucket", { Bucket: "ops-closed" }));

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
