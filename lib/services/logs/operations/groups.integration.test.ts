import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../../invoke";

const root = rootCaller("300000000001", "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const arn = (name: string) => `arn:aws:logs:us-east-1:300000000001:log-group:${name}`;

afterAll(closeDatabase);

async function described(name: string) {
  const { logGroups } = await invoke(root, "logs:DescribeLogGroups", { logGroupNamePrefix: name });
  return logGroups?.find((group) => group.logGroupName === name);
}

describe("CreateLogGroup", () => {
  test("makes a group that DescribeLogGroups shows as AWS does", async () => {
    const before = Date.now();
    await invoke(root, "logs:CreateLogGroup", { logGroupName: "/app/one", tags: { env: "test" } });
    const group = await described("/app/one");
    expect(group).toEqual({
      logGroupName: "/app/one",
      creationTime: expect.any(Number),
      metricFilterCount: 0,
      arn: `${arn("/app/one")}:*`,
      logGroupArn: arn("/app/one"),
      logGroupClass: "STANDARD",
      storedBytes: 0,
      deletionProtectionEnabled: false,
    });
    expect(group?.creationTime).toBeGreaterThanOrEqual(before);
  });

  test("ResourceAlreadyExistsException: the name is taken", async () => {
    await invoke(root, "logs:CreateLogGroup", { logGroupName: "twice" });
    await expect(invoke(root, "logs:CreateLogGroup", { logGroupName: "twice" })).rejects.toMatchObject({
      code: "ResourceAlreadyExistsException",
      message: "The specified log group already exists",
    });
  });

  test("the same name in another Region is another group", async () => {
    await invoke(root, "logs:CreateLogGroup", { logGroupName: "regional" });
    await invoke({ ...root, region: "sa-east-1" }, "logs:CreateLogGroup", { logGroupName: "regional" });
    expect((await described("regional"))?.logGroupArn).toBe(arn("regional"));
  });

  test.each([
    ["bad name", { logGroupName: "with space" }, /^1 validation error detected: Value 'with space' at 'logGroupName'/],
    ["AWS's own", { logGroupName: "aws/spans" }, /^Log groups starting with AWS\/ are reserved for AWS\.$/],
    ["AWS's own tag", { logGroupName: "g", tags: { "aws:x": "1" } }, /can't start with aws:/],
    [
      "unknown key",
      { logGroupName: "g", kmsKeyId: "arn:aws:kms:us-east-1:1:key/2" },
      /^The specified KMS key does not exist/,
    ],
  ])("InvalidParameterException: %s", async (_, input, message) => {
    await expect(invoke(root, "logs:CreateLogGroup", input)).rejects.toMatchObject({
      code: "InvalidParameterException",
      message: expect.stringMatching(message),
    });
  });
});

describe("DeleteLogGroup", () => {
  test("the group, its streams and events are gone; a new one of that name is empty", async () => {
    await invoke(root, "logs:CreateLogGroup", { logGroupName: "phoenix" });
    await invoke(root, "logs:CreateLogStream", { logGroupName: "phoenix", logStreamName: "s" });
    await invoke(root, "logs:PutLogEvents", {
      logGroupName: "phoenix",
      logStreamName: "s",
      logEvents: [{ timestamp: Date.now(), message: "old" }],
    });
    await invoke(root, "logs:DeleteLogGroup", { logGroupName: "phoenix" });
    expect(await described("phoenix")).toBeUndefined();
    await invoke(root, "logs:CreateLogGroup", { logGroupName: "phoenix" });
    const { logStreams } = await invoke(root, "logs:DescribeLogStreams", { logGroupName: "phoenix" });
    const { events } = await invoke(root, "logs:FilterLogEvents", { logGroupName: "phoenix" });
    expect([logStreams, events]).toEqual([[], []]);
    expect((await described("phoenix"))?.storedBytes).toBe(0);
  });

  test("ResourceNotFoundException: no such group", async () => {
    await expect(invoke(root, "logs:DeleteLogGroup", { logGroupName: "nowhere" })).rejects.toMatchObject({
      code: "ResourceNotFoundException",
      message: "The specified log group does not exist.",
    });
  });

  test("ValidationException: deletion protection covers the group and its streams until it is lifted", async () => {
    const logGroupName = "protected";
    await invoke(root, "logs:CreateLogGroup", { logGroupName, deletionProtectionEnabled: true });
    await invoke(root, "logs:CreateLogStream", { logGroupName, logStreamName: "s" });
    await expect(invoke(root, "logs:DeleteLogGroup", { logGroupName })).rejects.toMatchObject({
      code: "ValidationException",
      message: "Cannot delete log group with deletion protection enabled. Disable deletion protection first.",
    });
    await expect(invoke(root, "logs:DeleteLogStream", { logGroupName, logStreamName: "s" })).rejects.toMatchObject({
      code: "ValidationException",
    });
    await invoke(root, "logs:PutLogGroupDeletionProtection", {
      logGroupIdentifier: arn(logGroupName),
      deletionProtectionEnabled: false,
    });
    await invoke(root, "logs:DeleteLogGroup", { logGroupName });
    expect(await described(logGroupName)).toBeUndefined();
  });
});

describe("retention", () => {
  beforeAll(async () => {
    await invoke(root, "logs:CreateLogGroup", { logGroupName: "kept" });
    await invoke(root, "logs:CreateLogGroup", { logGroupName: "delivered", logGroupClass: "DELIVERY" });
  });

  test("PutRetentionPolicy sets it, DeleteRetentionPolicy takes it away", async () => {
    await invoke(root, "logs:PutRetentionPolicy", { logGroupName: "kept", retentionInDays: 7 });
    expect(await described("kept")).toMatchObject({ retentionInDays: 7 });
    await invoke(root, "logs:DeleteRetentionPolicy", { logGroupName: "kept" });
    expect(await described("kept")).not.toHaveProperty("retentionInDays");
  });

  test("InvalidParameterException: only AWS's periods", async () => {
    await expect(
      invoke(root, "logs:PutRetentionPolicy", { logGroupName: "kept", retentionInDays: 8 }),
    ).rejects.toMatchObject({
      code: "InvalidParameterException",
      message: expect.stringMatching(
        /^1 validation error detected: Value '8' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: \[1, 3, 5, 7, 14,/,
      ),
    });
  });

  test("InvalidParameterException: the DELIVERY class keeps one day", async () => {
    expect(await described("delivered")).toMatchObject({ retentionInDays: 1, logGroupClass: "DELIVERY" });
    await expect(
      invoke(root, "logs:PutRetentionPolicy", { logGroupName: "delivered", retentionInDays: 7 }),
    ).rejects.toMatchObject({ code: "InvalidParameterException" });
    await expect(invoke(root, "logs:DeleteRetentionPolicy", { logGroupName: "delivered" })).rejects.toMatchObject({
      code: "InvalidParameterException",
    });
  });

  test.each(["logs:PutRetentionPolicy", "logs:DeleteRetentionPolicy"] as const)(
    "%s: ResourceNotFoundException",
    async (action) => {
      const input = { logGroupName: "nowhere", retentionInDays: 1 };
      await expect(invoke(root, action, input)).rejects.toMatchObject({ code: "ResourceNotFoundException" });
    },
  );
});

describe("PutLogGroupDeletionProtection", () => {
  test.each([
    ["another Region's", "arn:aws:logs:eu-west-1:300000000001:log-group:kept", "ResourceNotFoundException"],
    ["another account's", "arn:aws:logs:us-east-1:999999999999:log-group:kept", "ResourceNotFoundException"],
    ["no log group's", "arn:aws:logs:us-east-1:300000000001:destination:kept", "InvalidParameterException"],
  ])("%s ARN: refused", async (_, logGroupIdentifier, code) => {
    const input = { logGroupIdentifier, deletionProtectionEnabled: true };
    await expect(invoke(root, "logs:PutLogGroupDeletionProtection", input)).rejects.toMatchObject({ code });
  });
});
