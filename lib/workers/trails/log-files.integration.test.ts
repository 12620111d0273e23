import { describe, expect, test } from "vitest";
import { database, pool } from "@/lib/platform/database";
import { invoke } from "@/lib/services/invoke";
import {
  account,
  deliver,
  keys,
  MINUTE,
  makeUser,
  read,
  records,
  START,
  status,
  userNames,
  withTrails,
} from "./trail-delivery.fixture";

withTrails(0);

describe("log files", () => {
  test("hold what was recorded from StartLogging to StopLogging, both included, under AWS's names", async () => {
    const { root, bucket, arn } = await account({ S3KeyPrefix: "audit" });
    await makeUser(root, "ana");
    await deliver();
    await makeUser(root, "beto");
    await invoke(root, "cloudtrail:StopLogging", { Name: arn });
    await makeUser(root, "unseen");
    await deliver(MINUTE);
    await deliver();
    const found = await keys(root, bucket);
    const day = new Date(START).toISOString().slice(0, 10).replaceAll("-", "/");
    const { accountId } = root;
    const form = new RegExp(
      `^audit/AWSLogs/${accountId}/CloudTrail/us-east-1/${day}/${accountId}_CloudTrail_us-east-1_\\d{8}T\\d{4}Z_[A-Za-z0-9]{16}\\.json\\.gz$`,
    );
    expect(found).toEqual([expect.stringMatching(form), expect.stringMatching(form)]);
    const all = await records(root, bucket);
    expect(all[0]).toMatchObject({ eventName: "StartLogging", eventVersion: "1.11" });
    expect(all.at(-1)).toMatchObject({ eventName: "StopLogging" });
    expect(userNames(all)).toEqual(["ana", "beto"]);
    expect(new Set(all.map(({ eventID }) => eventID)).size).toBe(all.length);
    expect(await status(root)).toMatchObject({
      IsLogging: false,
      LatestDeliveryTime: expect.any(Date),
      LatestDeliveryError: undefined,
      StartLoggingTime: new Date(START),
      LatestDeliveryAttemptSucceeded: expect.stringMatching(/Z$/),
    });
  });

  test("are not written when there is nothing to write", async () => {
    const { root, bucket } = await account();
    await deliver();
    const before = await keys(root, bucket);
    expect(before).toHaveLength(1);
    await invoke(root, "cloudtrail:PutEventSelectors", {
      TrailName: "main",
      EventSelectors: [{ ReadWriteType: "WriteOnly" }],
    });
    await deliver();
    expect(await keys(root, bucket)).toHaveLength(2);
    await invoke(root, "cloudtrail:ListTrails", {});
    await deliver();
    await deliver();
    expect(await keys(root, bucket)).toHaveLength(2);
  });

  test("are apart for each Region of a multi-Region trail; a trail of one Region has its own alone", async () => {
    const { root, bucket } = await account({ IsMultiRegionTrail: true });
    const west = { ...root, region: "eu-west-1" };
    await invoke(west, "logs:CreateLogGroup", { logGroupName: "/west" });
    await deliver();
    expect((await keys(root, bucket)).map((key) => key.split("/")[3]).sort()).toEqual(["eu-west-1", "us-east-1"]);
    const single = await account();
    await invoke({ ...single.root, region: "eu-west-1" }, "logs:CreateLogGroup", { logGroupName: "/west" });
    await deliver();
    expect((await records(single.root, single.bucket)).map(({ awsRegion }) => awsRegion)).not.toContain("eu-west-1");
  });

  test("of a deleted trail end with its deletion, and a new trail of the name begins anew", async () => {
    const { root, bucket } = await account({ EnableLogFileValidation: true });
    await makeUser(root, "ana");
    await invoke(root, "cloudtrail:DeleteTrail", { Name: "main" });
    await makeUser(root, "unseen");
    await invoke(root, "cloudtrail:CreateTrail", { Name: "main", S3BucketName: bucket });
    await deliver(1000);
    await deliver(6000);
    const all = await records(root, bucket);
    expect(all.map(({ eventName }) => eventName)).toEqual(["StartLogging", "CreateUser", "DeleteTrail"]);
    expect(await keys(root, bucket, "CloudTrail-Digest")).toHaveLength(1);
    const left = await database().trail.findMany({ where: { accountId: root.accountId } });
    expect(left).toMatchObject([{ deletedAt: null }]);
  });

  test("hold an event that was committed late, behind others that came after it", async () => {
    const { root, bucket } = await account();
    const late = await pool().connect();
    const insert = `INSERT INTO trail_events (account_id, event_time, event_id, region, category, event_source, event_name, read_only, record)
      VALUES ($1, now(), gen_random_uuid(), 'us-east-1', 'Management', 'test', 'Late', false,
              '{"eventID":"late","eventName":"Late","eventCategory":"Management","eventSource":"test"}')`;
    await late.query("BEGIN");
    await late.query(insert, [root.accountId]);
    await makeUser(root, "after");
    const delivering = deliver();
    await new Promise((done) => setTimeout(done, 300));
    expect(await keys(root, bucket)).toEqual([]);
    await late.query("COMMIT");
    late.release();
    await delivering;
    expect((await records(root, bucket)).map(({ eventName }) => eventName)).toEqual([
      "StartLogging",
      "Late",
      "CreateUser",
    ]);
  });
});

test("a long backlog is cut into several files, and every event is in one of them", async () => {
  const { root, bucket } = await account();
  await pool().query(
    `INSERT INTO trail_events (account_id, event_time, event_id, region, category, event_source, event_name, read_only, record)
     SELECT $1, now(), gen_random_uuid(), 'us-east-1', 'Management', 'test', 'Many', false,
            format('{"eventID":"%s","eventName":"Many","eventCategory":"Management","eventSource":"test"}', number)
     FROM generate_series(1, 20500) AS number`,
    [root.accountId],
  );
  await deliver();
  expect(await keys(root, bucket)).toHaveLength(2);
  const many = (await records(root, bucket)).filter(({ eventName }) => eventName === "Many");
  expect(new Set(many.map(({ eventID }) => eventID)).size).toBe(20_500);
  expect(many).toHaveLength(20_500);
});

test("events while a trail was stopped are not in its files, those before and after are", async () => {
  const { root, bucket } = await account();
  await makeUser(root, "before");
  await invoke(root, "cloudtrail:StopLogging", { Name: "main" });
  await makeUser(root, "between");
  await invoke(root, "cloudtrail:StartLogging", { Name: "main" });
  await makeUser(root, "after");
  await deliver();
  await deliver();
  expect(userNames(await records(root, bucket)).sort()).toEqual(["after", "before"]);
});

test("Insights events are in a folder of their own", async () => {
  const { root, bucket } = await account();
  const InsightSelectors = [{ InsightType: "ApiCallRateInsight" as const }];
  await invoke(root, "cloudtrail:PutInsightSelectors", { TrailName: "main", InsightSelectors });
  await pool().query(
    `INSERT INTO trail_events (account_id, event_time, event_id, region, category, event_source, event_name, read_only, record)
     VALUES ($1, now(), gen_random_uuid(), 'us-east-1', 'Insight', 'test', 'Insight', false,
             '{"eventID":"i","eventCategory":"Insight"}')`,
    [root.accountId],
  );
  await deliver();
  const found = await keys(root, bucket, "CloudTrail-Insight");
  expect(found).toHaveLength(1);
  expect(await read(root, bucket, found[0] ?? "")).toBe('{"Records":[{"eventID":"i","eventCategory":"Insight"}]}');
  expect((await records(root, bucket)).map(({ eventID }) => eventID)).not.toContain("i");
});
