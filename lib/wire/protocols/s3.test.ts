import { describe, expect, test } from "vitest";
import { AwsError } from "@/lib/platform/errors";
import { requestOf } from "../request.fixture";
import { s3Protocol } from "./s3";
import { readXml } from "./s3-xml";

type Given = Parameters<typeof requestOf>[0];
const read = (operation: string, given: Given) =>
  s3Protocol.decode({ service: "s3", operation }, Buffer.from(given.body ?? ""), requestOf(given));
const write = (operation: string, output: unknown) => s3Protocol.encode({ service: "s3", operation }, output, "R1");

describe("reading", () => {
  test("members lie in path, query string, headers and body", () => {
    const read1 = read("PutObject", {
      method: "PUT",
      url: "/my-bucket/a%20b/%C3%BC+c?x-id=PutObject",
      headers: [
        ["Content-Type", "text/plain"],
        ["x-amz-meta-Signature", "abc"],
        ["x-amz-checksum-crc32", "NhCmhg=="],
        ["Expires", "Wed, 21 Oct 2026 07:28:00 GMT"],
        ["x-amz-unknown", "ignored"],
      ],
      body: "hello",
    });
    expect(read1).toEqual({
      Bucket: "my-bucket",
      Key: "a b/ü+c",
      ContentType: "text/plain",
      Metadata: { signature: "abc" },
      ChecksumCRC32: "NhCmhg==",
      Expires: new Date("2026-10-21T07:28:00Z"),
      Body: Buffer.from("hello"),
    });
    expect(read("ListObjectsV2", { url: "/b?list-type=2&max-keys=5&prefix=a+b&fetch-owner=true" })).toEqual({
      Bucket: "b",
      MaxKeys: 5,
      Prefix: "a b",
      FetchOwner: true,
    });
    expect(read("GetObject", { url: "/b/k", headers: [["If-Modified-Since", "yesterday"]] })).toEqual({
      Bucket: "b",
      Key: "k",
    });
  });

  test("a structure is XML, a policy is its text, an empty body is no member", () => {
    const url = "/my-bucket";
    const body =
      '<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>';
    expect(read("CreateBucket", { url, body })).toEqual({
      Bucket: "my-bucket",
      CreateBucketConfiguration: { LocationConstraint: "eu-west-1" },
    });
    expect(read("CreateBucket", { url })).toEqual({ Bucket: "my-bucket" });
    expect(read("PutBucketPolicy", { url, body: "{}" })).toEqual({ Bucket: "my-bucket", Policy: "{}" });
  });

  test.each([
    ["GetObject", "/b/%zz", "", "InvalidURI"],
    ["ListObjects", "/b?max-keys=many", "", "InvalidArgument"],
    ["CreateBucket", "/b", "<a>", "MalformedXML"],
  ])("%s %s %s answers %s", (operation, url, body, code) => {
    expect(() => read(operation, { url, body })).toThrow(expect.objectContaining({ code }));
  });
});

describe("writing", () => {
  test("lists stand without an element around them, dates in full", () => {
    const { headers, body } = write("ListObjectsV2", {
      Name: "b",
      IsTruncated: false,
      Contents: [
        { Key: "a&b", Size: 1, LastModified: new Date("2026-11-22T10:00:00.5Z") },
        { Key: "c", Size: 2 },
      ],
      CommonPrefixes: [{ Prefix: "d/" }],
    });
    expect(headers["content-type"]).toBe("application/xml");
    expect(headers["x-amz-request-id"]).toBe("R1");
    expect(body).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
        "<IsTruncated>false</IsTruncated><Contents><Key>a&amp;b</Key><LastModified>2026-11-22T10:00:00.500Z</LastModified>" +
        "<Size>1</Size></Contents><Contents><Key>c</Key><Size>2</Size></Contents><Name>b</Name>" +
        "<CommonPrefixes><Prefix>d/</Prefix></CommonPrefixes></ListBucketResult>",
    );
  });

  test("an object is its bytes and headers; a part of one is answered 206", () => {
    const output = {
      Body: Buffer.from("ell"),
      ContentLength: 3,
      ContentRange: "bytes 1-3/5",
      ETag: '"e"',
      LastModified: new Date("2026-11-22T10:00:00Z"),
      Metadata: { signature: "abc" },
      ContentDisposition: "attachment; filename=\u4e2d\r\nx: y",
    };
    expect(write("GetObject", output)).toEqual({
      status: 206,
      headers: {
        "content-type": "binary/octet-stream",
        "content-length": "3",
        "content-range": "bytes 1-3/5",
        "content-disposition": "attachment; filename=x: y",
        etag: '"e"',
        "last-modified": "Sun, 22 Nov 2026 10:00:00 GMT",
        "x-amz-meta-signature": "abc",
        "x-amz-request-id": "R1",
        "x-amz-id-2": "R1",
      },
      body: Buffer.from("ell"),
    });
  });

  test("a location is the text of its root", () => {
    expect(write("GetBucketLocation", { LocationConstraint: "eu-west-1" }).body).toContain(
      '<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">eu-west-1</LocationConstraint>',
    );
    expect(write("GetBucketLocation", {}).body).toContain('doc/2006-03-01/"></LocationConstraint>');
    expect(write("GetBucketPolicy", { Policy: "{}" })).toMatchObject({ body: "{}" });
    expect(write("DeleteObject", {})).toMatchObject({ status: 204, body: "" });
  });

  test("an error is named as S3 names it", () => {
    const context = { call: undefined, requestId: "R1", queryMode: false };
    expect(
      s3Protocol.encodeError(new AwsError("NoSuchKey", "The key <a> is gone.", { Key: "<a>" }), context),
    ).toMatchObject({
      status: 404,
      body:
        '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code><Message>The key &lt;a&gt; is gone.</Message>' +
        "<Key>&lt;a&gt;</Key><RequestId>R1</RequestId><HostId>R1</HostId></Error>",
    });
    const told = (code: string) => s3Protocol.encodeError(new AwsError(code, "m"), context);
    expect(told("InvalidClientTokenId")).toMatchObject({
      status: 403,
      body: expect.stringContaining("InvalidAccessKeyId"),
    });
    expect(told("MissingAuthenticationToken")).toMatchObject({
      status: 403,
      body: expect.stringContaining("AccessDenied"),
    });
    expect(told("RequestExpired")).toMatchObject({
      status: 403,
      body: expect.stringContaining("RequestTimeTooSkewed"),
    });
    expect(told("NotModified")).toMatchObject({ status: 304, body: "" });
    expect(told("InternalFailure")).toMatchObject({ status: 500, body: expect.stringContaining("InternalError") });
  });
});

describe("XML", () => {
  test("elements, text, entities, comments, attributes, prefixes", () => {
    const text = `\uFEFF<?xml version="1.0"?>\n<!-- a -->\n<x:a b='>' c="d"><e/><x:f>1 &lt; 2 &#x26; &#51;<!-- <g> --></x:f></x:a>\n`;
    expect(readXml(text)).toEqual({
      name: "a",
      text: "",
      children: [
        { name: "e", text: "", children: [] },
        { name: "f", text: "1 < 2 & 3", children: [] },
      ],
    });
  });

  test.each([
    "",
    "text",
    "<a>",
    "<a></b>",
    "<a/><b/>",
    "<a>&unknown;</a>",
    "<a>&amp</a>",
    "<a>&#0;</a>",
    "<a b></a>",
    "<a><!-- </a>",
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    `${"<a>".repeat(40)}${"</a>".repeat(40)}`,
  ])("%s is malformed", (text) => {
    expect(() => readXml(text)).toThrow(expect.objectContaining({ code: "MalformedXML" }));
  });
});
