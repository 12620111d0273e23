import { describe, expect, test } from "vitest";
import { requestOf } from "./request.fixture";
import { readHead } from "./route";
import { isForObjects, objectOperation, routeOfObjects } from "./s3-route";

const signedFor = (service: string): [string, string] => [
  "Authorization",
  `AWS4-HMAC-SHA256 Credential=AKIA/20261122/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
];

test.each([
  ["GET", "/", "ListBuckets"],
  ["GET", "/?x-id=ListBuckets", "ListBuckets"],
  ["PUT", "/bucket", "CreateBucket"],
  ["PUT", "/bucket/", "CreateBucket"],
  ["HEAD", "/bucket", "HeadBucket"],
  ["DELETE", "/bucket", "DeleteBucket"],
  ["GET", "/bucket", "ListObjects"],
  ["GET", "/bucket/?prefix=a&marker=b&encoding-type=url", "ListObjects"],
  ["GET", "/bucket?list-type=2&prefix=a", "ListObjectsV2"],
  ["GET", "/bucket?location", "GetBucketLocation"],
  ["GET", "/bucket?location=", "GetBucketLocation"],
  ["GET", "/bucket?policy", "GetBucketPolicy"],
  ["PUT", "/bucket?policy", "PutBucketPolicy"],
  ["DELETE", "/bucket?policy", "DeleteBucketPolicy"],
  ["PUT", "/bucket/key?x-id=PutObject", "PutObject"],
  ["PUT", "/bucket//key", "PutObject"],
  ["GET", "/bucket/a/b/c.json.gz?x-id=GetObject&response-content-type=text/plain", "GetObject"],
  ["HEAD", "/bucket/key", "HeadObject"],
  ["DELETE", "/bucket/key?x-id=DeleteObject", "DeleteObject"],
])("%s %s is %s", (method, url, operation) => {
  expect(objectOperation(requestOf({ method, url }))).toBe(operation);
});

describe("what Mirante lacks is never taken for something else", () => {
  test.each([
    ["GET", "/bucket?acl"],
    ["GET", "/bucket?versions"],
    ["GET", "/bucket?list-type=3"],
    ["PUT", "/bucket?versioning"],
    ["DELETE", "/bucket?lifecycle"],
    ["GET", "/bucket/key?tagging"],
    ["DELETE", "/bucket/key?versionId=a"],
    ["PUT", "/bucket/key?partNumber=1&uploadId=a"],
    ["POST", "/bucket/key?uploads"],
    ["POST", "/bucket?delete"],
  ])("%s %s", (method, url) => {
    const request = requestOf({ method, url });
    expect(() => routeOfObjects(request, objectOperation(request))).toThrow(
      expect.objectContaining({ code: "NotImplemented" }),
    );
  });

  test.each([
    ["x-amz-copy-source", "/bucket/other"],
    ["x-amz-server-side-encryption", "aws:kms"],
    ["x-amz-tagging", "a=b"],
  ])("the header %s: %s", (name, value) => {
    const request = requestOf({ method: "PUT", url: "/bucket/key", headers: [[name, value]] });
    expect(() => routeOfObjects(request, "PutObject")).toThrow(expect.objectContaining({ code: "NotImplemented" }));
  });

  test("a method that S3 does not know", () => {
    const request = requestOf({ method: "PATCH", url: "/bucket/key" });
    expect(() => routeOfObjects(request, undefined)).toThrow(expect.objectContaining({ code: "MethodNotAllowed" }));
  });
});

describe("who is S3's", () => {
  test.each([
    ["signed for it", { method: "POST", url: "/", headers: [signedFor("s3")] }, true],
    [
      "presigned for it",
      { method: "GET", url: "/b?X-Amz-Credential=A%2F20261122%2Fus-east-1%2Fs3%2Faws4_request" },
      true,
    ],
    ["not signed, with a bucket in its path", { method: "GET", url: "/bucket/key" }, true],
    ["signed for another service", { method: "GET", url: "/bucket/key", headers: [signedFor("iam")] }, false],
    ["not signed, a form", { method: "POST", url: "/bucket" }, false],
    ["not signed, without a path", { method: "GET", url: "/?Action=ListUsers&Version=2010-05-08" }, false],
    ["not signed, for us", { method: "GET", url: "/_mirante/reset" }, false],
  ] as [string, Parameters<typeof requestOf>[0], boolean][])("%s", (_, given, expected) => {
    expect(isForObjects(requestOf(given))).toBe(expected);
  });

  test("a key that looks like another protocol's path is a key", () => {
    const url = "/service/GraniteServiceVersion20100801/operation/PutMetricData";
    const head = readHead(requestOf({ method: "PUT", url, headers: [signedFor("s3")] }));
    expect(head).toMatchObject({ service: "s3", operation: "PutObject" });
  });
});
