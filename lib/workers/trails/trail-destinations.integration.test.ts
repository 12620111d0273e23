import { afterEach, describe, expect, test } from "vitest";
import { keysOfUser, startWholeApi, type WholeApi } from "@/e2e/whole-api";
import { setClock } from "@/lib/platform/clock";
import { database } from "@/lib/platform/database";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import { trailDelivery } from "./trail-delivery";
import {
  account,
  clock,
  deliver,
  keys,
  type LogRecord,
  makeUser,
  never,
  type Root,
  records,
  status,
  userNames,
  withBucket,
  withTrails,
} from "./trail-delivery.fixture";

withTrails(80);

describe("a log group", () => {
  async function withGroup() {
    const { root, bucket } = await withBucket();
    const { accountId } = root;
    await invoke(root, "logs:CreateLogGroup", { logGroupName: "/trail" });
    const Statement = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "sts:AssumeRole" };
    const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
    await invoke(root, "iam:CreateRole", { RoleName: "to-logs", AssumeRolePolicyDocument });
    await invoke(root, "cloudtrail:CreateTrail", {
      Name: "main",
      S3BucketName: bucket,
      IsMultiRegionTrail: true,
      CloudWatchLogsLogGroupArn: `arn:aws:logs:us-east-1:${accountId}:log-group:/trail:*`,
      CloudWatchLogsRoleArn: `arn:aws:iam::${accountId}:role/to-logs`,
    });
    await invoke(root, "cloudtrail:StartLogging", { Name: "main" });
    return { root, accountId };
  }

  async function logged(root: Root, logStreamName: string): Promise<LogRecord[]> {
    const input = { logGroupName: "/trail", logStreamNames: [logStreamName] };
    const { events = [] } = await invoke(root, "logs:FilterLogEvents", input);
    return events.map(({ message = "" }) => JSON.parse(message));
  }

  test("gets the events of each Region as a stream, under AWS's name", async () => {
    const { root, accountId } = await withGroup();
    await makeUser(root, "ana");
    await invoke({ ...root, region: "eu-west-1" }, "logs:CreateLogGroup", { logGroupName: "/west" });
    await deliver();
    await makeUser(root, "beto");
    await deliver();
    expect(userNames(await logged(root, `${accountId}_CloudTrail_us-east-1`))).toEqual(["ana", "beto"]);
    expect(await logged(root, `${accountId}_CloudTrail_eu-west-1`)).toMatchObject([{ eventName: "CreateLogGroup" }]);
    expect(await status(root)).toMatchObject({
      LatestCloudWatchLogsDeliveryTime: expect.any(Date),
      LatestCloudWatchLogsDeliveryError: undefined,
    });
  });

  test("that is gone misses nothing once it is back, and files do not wait for it", async () => {
    const { root, accountId } = await withGroup();
    await deliver();
    await invoke(root, "logs:DeleteLogGroup", { logGroupName: "/trail" });
    await makeUser(root, "ana");
    await deliver();
    expect(await status(root)).toMatchObject({
      LatestCloudWatchLogsDeliveryError: expect.stringContaining("ResourceNotFoundException"),
      LatestDeliveryError: undefined,
    });
    await invoke(root, "logs:CreateLogGroup", { logGroupName: "/trail" });
    await makeUser(root, "beto");
    await deliver();
    expect(userNames(await logged(root, `${accountId}_CloudTrail_us-east-1`))).toEqual(["ana", "beto"]);
  });
});

describe("a topic", () => {
  test("hears of each file once; one that is gone is shown and hears later", async () => {
    const { root, bucket } = await account();
    const { TopicArn = "" } = await invoke(root, "sns:CreateTopic", { Name: "files" });
    await invoke(root, "cloudtrail:UpdateTrail", { Name: "main", SnsTopicName: "files" });
    await deliver();
    const untold = () => database().trailFile.count({ where: { accountId: root.accountId, needsNotice: true } });
    expect([await untold(), (await status(root)).LatestNotificationError]).toEqual([0, undefined]);
    expect(await status(root)).toMatchObject({ LatestNotificationTime: expect.any(Date) });
    await invoke(root, "sns:DeleteTopic", { TopicArn });
    await makeUser(root, "ana");
    await deliver();
    expect((await keys(root, bucket)).length).toBeGreaterThan(1);
    expect(await untold()).toBeGreaterThan(0);
    expect(await status(root)).toMatchObject({
      LatestNotificationError: expect.stringContaining("NotFound"),
      LatestDeliveryError: undefined,
    });
    await invoke(root, "sns:CreateTopic", { Name: "files" });
    await deliver();
    expect([await untold(), (await status(root)).LatestNotificationError]).toEqual([0, undefined]);
  });
});

describe("a bucket of another store", () => {
  let other: WholeApi;
  afterEach(async () => {
    Object.assign(settings(), { s3Endpoint: undefined, awsCredentials: undefined });
    await other.close();
  });

  test("is written to with credentials of one's own, and its errors are shown", async () => {
    const { root, bucket } = await account({ EnableLogFileValidation: true });
    other = await startWholeApi();
    const awsCredentials = await keysOfUser(root, "writer", "s3:PutObject");
    const turn = async () => {
      const due = { accountId: root.accountId, kind: "files" };
      await database().trailDelivery.updateMany({ where: due, data: { dueAt: new Date(0), leasedUntil: null } });
      // The clock of these tests is ahead of the real one, by which signers sign.
      setClock();
      await trailDelivery().run(never);
      setClock(() => clock.millis);
    };
    Object.assign(settings(), { s3Endpoint: "http://127.0.0.1:1" });
    await turn();
    expect((await status(root)).LatestDeliveryError).toMatch(/^RequestError: /);
    Object.assign(settings(), { s3Endpoint: other.url });
    await turn();
    expect((await status(root)).LatestDeliveryError).toMatch(/^AccessDenied: /);
    Object.assign(settings(), { awsCredentials });
    await turn();
    expect((await status(root)).LatestDeliveryError).toBeUndefined();
    const [key = ""] = await keys(root, bucket);
    expect(userNames(await records(root, bucket))).toContain("writer");
    const { ContentType, ContentEncoding } = await invoke(root, "s3:HeadObject", { Bucket: bucket, Key: key });
    expect([ContentType, ContentEncoding]).toEqual(["application/json", "gzip"]);
  });
});
