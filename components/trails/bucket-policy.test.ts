import { expect, test } from "vitest";
import { withTrailStatements } from "./bucket-policy";

const place = {
  bucket: "logs",
  prefix: "audit",
  accountId: "123456789012",
  trailArn: "arn:aws:cloudtrail:us-east-1:123456789012:trail/all-1",
};
const other = {
  Sid: "Mine",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:DeleteObject",
  Resource: "arn:aws:s3:::logs/*",
};
const read = (policy: string) => JSON.parse(policy) as { Statement: { Sid: string; Resource: string }[] };

test("a new bucket's policy lets the trail look at the bucket and write under its prefix", () => {
  const { Statement } = read(withTrailStatements(undefined, place));
  expect(Statement.map(({ Sid, Resource }) => [Sid, Resource])).toEqual([
    ["AWSCloudTrailAclCheckall1", "arn:aws:s3:::logs"],
    ["AWSCloudTrailWriteall1", "arn:aws:s3:::logs/audit/AWSLogs/123456789012/*"],
  ]);
});

test("what else is in a policy stays, what the trail had before is replaced", () => {
  const first = withTrailStatements(JSON.stringify({ Version: "2012-10-17", Statement: other }), place);
  const second = withTrailStatements(first, { ...place, trailArn: `${place.trailArn}-b` });
  const third = withTrailStatements(second, { ...place, prefix: undefined });
  const { Statement } = read(third);
  expect(Statement.map(({ Sid }) => Sid)).toEqual([
    "Mine",
    "AWSCloudTrailAclCheckall1b",
    "AWSCloudTrailWriteall1b",
    "AWSCloudTrailAclCheckall1",
    "AWSCloudTrailWriteall1",
  ]);
  expect(Statement.at(-1)?.Resource).toBe("arn:aws:s3:::logs/AWSLogs/123456789012/*");
});
