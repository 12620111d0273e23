import { expect, test } from "vitest";
import { digestBody, digestKey, signedText } from "./digest";
import { logBatches } from "./log-batches";
import { fileNotice, logFileKey } from "./log-file";

const trail = { accountId: "111122223333", name: "main", region: "us-east-1", keyPrefix: "audit" };
const at = new Date("2026-11-22T09:05:07.123Z");

test("keys are AWS's", () => {
  expect(logFileKey(trail, "audit", { region: "eu-west-1", content: "CloudTrail" }, at, "Ab12Cd34Ef56Gh78")).toBe(
    "audit/AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/22/111122223333_CloudTrail_eu-west-1_20261122T0905Z_Ab12Cd34Ef56Gh78.json.gz",
  );
  expect(logFileKey(trail, undefined, { region: "eu-west-1", content: "CloudTrail-Insight" }, at, "x")).toBe(
    "AWSLogs/111122223333/CloudTrail-Insight/eu-west-1/2026/11/22/111122223333_CloudTrail-Insight_eu-west-1_20261122T0905Z_x.json.gz",
  );
  expect(digestKey(trail, "eu-west-1", new Date("2026-11-22T10:00:00Z"))).toBe(
    "audit/AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/2026/11/22/111122223333_CloudTrail-Digest_eu-west-1_main_us-east-1_20261122T100000Z.json.gz",
  );
});

test("a digest lists its files and what came before, and is signed over itself and its place", () => {
  const digest = {
    accountId: "111122223333",
    startAt: new Date("2026-11-22T09:00:00Z"),
    endAt: new Date("2026-11-22T10:00:00Z"),
    bucket: "b",
    key: "d",
    fingerprint: "f",
    previous: { bucket: "b0", key: "d0", hash: "h0", signature: "s0" },
    files: [
      { bucket: "b", key: "1", hash: "h1", oldestEventAt: at, newestEventAt: new Date("2026-11-22T09:06:00Z") },
      { bucket: "b", key: "2", hash: "h2", oldestEventAt: new Date("2026-11-22T09:04:00Z"), newestEventAt: at },
    ],
  };
  expect(JSON.parse(digestBody(digest))).toEqual({
    awsAccountId: "111122223333",
    digestStartTime: "2026-11-22T09:00:00Z",
    digestEndTime: "2026-11-22T10:00:00Z",
    digestS3Bucket: "b",
    digestS3Object: "d",
    digestPublicKeyFingerprint: "f",
    digestSignatureAlgorithm: "SHA256withRSA",
    newestEventTime: "2026-11-22T09:06:00Z",
    oldestEventTime: "2026-11-22T09:04:00Z",
    previousDigestS3Bucket: "b0",
    previousDigestS3Object: "d0",
    previousDigestHashValue: "h0",
    previousDigestHashAlgorithm: "SHA-256",
    previousDigestSignature: "s0",
    logFiles: [
      {
        s3Bucket: "b",
        s3Object: "1",
        hashValue: "h1",
        hashAlgorithm: "SHA-256",
        newestEventTime: "2026-11-22T09:06:00Z",
        oldestEventTime: "2026-11-22T09:05:07Z",
      },
      {
        s3Bucket: "b",
        s3Object: "2",
        hashValue: "h2",
        hashAlgorithm: "SHA-256",
        newestEventTime: "2026-11-22T09:05:07Z",
        oldestEventTime: "2026-11-22T09:04:00Z",
      },
    ],
  });
  expect(signedText(digest, "hash")).toBe("2026-11-22T10:00:00Z\nb/d\nhash\ns0");
  const first = { ...digest, previous: undefined, files: [] };
  expect(JSON.parse(digestBody(first))).toMatchObject({
    newestEventTime: null,
    oldestEventTime: null,
    previousDigestS3Bucket: null,
    previousDigestSignature: null,
    previousDigestHashAlgorithm: null,
    logFiles: [],
  });
  expect(signedText(first, "hash")).toBe("2026-11-22T10:00:00Z\nb/d\nhash\nnull");
});

test("a notice names the bucket and the key", () => {
  expect(fileNotice("b", "k")).toBe('{"s3Bucket":"b","s3ObjectKey":["k"]}');
});

test("log events are a stream a Region, in the order of time, in calls that CloudWatch Logs takes", () => {
  const event = (region: string, millis: number, record = "{}") => ({ region, eventTime: new Date(millis), record });
  expect(logBatches("1", [event("a", 2), event("b", 5), event("a", 1)])).toEqual([
    {
      stream: "1_CloudTrail_a",
      logEvents: [
        { timestamp: 1, message: "{}" },
        { timestamp: 2, message: "{}" },
      ],
    },
    { stream: "1_CloudTrail_b", logEvents: [{ timestamp: 5, message: "{}" }] },
  ]);
  const sizes = (events: ReturnType<typeof event>[]) =>
    logBatches("1", events).map(({ logEvents }) => logEvents.length);
  expect(sizes([event("a", 0), event("a", 86_399_999), event("a", 86_400_000)])).toEqual([2, 1]);
  expect(sizes(Array.from({ length: 6 }, () => event("a", 0, "x".repeat(250 * 1024))))).toEqual([4, 2]);
  expect(sizes([event("a", 0, "ü".repeat(130 * 1024)), event("a", 0)])).toEqual([1]);
  expect(sizes(Array.from({ length: 10_001 }, () => event("a", 0)))).toEqual([10_000, 1]);
});
