import { describe, expect, test, vi } from "vitest";
import { database, pool } from "@/lib/platform/database";
import { dispatch, invoke } from "../../invoke";
import { accountId, GROUP, root, S3BucketName, withTrails } from "./trails.fixture";

withTrails("630000000103");

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
