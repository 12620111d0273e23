import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { requestOf } from "./request.fixture";
import { claimedBodyHash, openBody } from "./s3-body";
import { readChunks } from "./s3-chunks";
import { readSignature } from "./sigv4/signature";
import { chunkChecker, verifyObjectSignature } from "./sigv4/verify";

const SECRETS = { secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" };
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const with256 = (value: string, more: [string, string][] = []) =>
  requestOf({ method: "PUT", headers: [["x-amz-content-sha256", value], ...more] });

/**
 * The examples of the Amazon S3 API Reference, "Signature calculations: transferring payload in multiple chunks" and its
 * continuation with trailing headers: 66,560 letters a in chunks of 64 KB.
 */
const CREDENTIAL = "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request";
const LETTERS = "a".repeat(66_560);

function published(kind: string, seed: string, more: [string, string][] = []) {
  const own: [string, string][] = [
    ["Host", "s3.amazonaws.com"],
    ["x-amz-date", "20130524T000000Z"],
    ["x-amz-storage-class", "REDUCED_REDUNDANCY"],
    ["x-amz-content-sha256", kind],
    ["Content-Encoding", "aws-chunked"],
    ["x-amz-decoded-content-length", "66560"],
    ...more,
  ];
  const signed = own.map(([name]) => name.toLowerCase()).sort();
  const authorization = `AWS4-HMAC-SHA256 Credential=${CREDENTIAL},SignedHeaders=${signed.join(";")},Signature=${seed}`;
  return requestOf({
    method: "PUT",
    url: "/examplebucket/chunkObject.txt",
    headers: [...own, ["Authorization", authorization]],
  });
}

function chunked(signatures: string[], end = "\r\n"): Buffer {
  const contents = ["a".repeat(65_536), "a".repeat(1024), ""];
  const chunks = contents.map(
    (content, index) => `${content.length.toString(16)};chunk-signature=${signatures[index]}\r\n${content}`,
  );
  return Buffer.from(`${chunks.slice(0, 2).join("\r\n")}\r\n${chunks[2]}${end}`);
}

describe("AWS's own example of signed chunks", () => {
  const seed = "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9";
  const signatures = [
    "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
    "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
    "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
  ];
  const request = published("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", seed, [["Content-Length", "66824"]]);
  const signature = readSignature(request);
  if (!signature) throw new Error("The example is signed.");
  const open = (body: Buffer) => openBody(request, body, chunkChecker(signature, SECRETS)).body.toString();

  test("is opened", () => {
    verifyObjectSignature(signature, request, claimedBodyHash(request), SECRETS);
    expect(open(chunked(signatures))).toBe(LETTERS);
  });

  test("is refused when a byte, a signature or the order of chunks was changed", () => {
    const mismatch = expect.objectContaining({ code: "SignatureDoesNotMatch" });
    expect(() => open(Buffer.from(chunked(signatures).toString().replace("aaa\r", "aab\r")))).toThrow(mismatch);
    expect(() => open(chunked([...signatures].reverse()))).toThrow(mismatch);
    expect(() => open(Buffer.from(`0;chunk-signature=${signatures[2]}\r\n\r\n`))).toThrow(mismatch);
    expect(() => open(Buffer.from("0\r\n\r\n"))).toThrow(mismatch);
  });
});

describe("AWS's own example of a signed trailer", () => {
  const seed = "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e";
  const signatures = [
    "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
    "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
    "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992",
  ];
  const trailer = (value: string, of = "d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435") =>
    `x-amz-checksum-crc32c:${value}\r\nx-amz-trailer-signature:${of}\r\n\r\n`;
  const request = published("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER", seed, [
    ["x-amz-trailer", "x-amz-checksum-crc32c"],
  ]);
  const signature = readSignature(request);
  if (!signature) throw new Error("The example is signed.");
  const open = (end: string) => openBody(request, chunked(signatures, end), chunkChecker(signature, SECRETS));

  test("is opened, and the trailer stands among the headers", () => {
    verifyObjectSignature(signature, request, claimedBodyHash(request), SECRETS);
    const opened = open(trailer("sOO8/Q=="));
    expect(opened.body.toString()).toBe(LETTERS);
    expect(opened.request.headers["x-amz-checksum-crc32c"]).toBe("sOO8/Q==");
  });

  test("is refused when the trailer was changed", () => {
    expect(() => open(trailer("AAAA/Q=="))).toThrow(expect.objectContaining({ code: "SignatureDoesNotMatch" }));
    expect(() => open("x-amz-checksum-crc32c:sOO8/Q==\r\n\r\n")).toThrow();
  });
});

describe("a body in one piece", () => {
  test("is what its hash says", () => {
    expect(openBody(with256(sha256("hello")), Buffer.from("hello"), undefined).body.toString()).toBe("hello");
    expect(() => openBody(with256(sha256("hello")), Buffer.from("hallo"), undefined)).toThrow(
      expect.objectContaining({ code: "XAmzContentSHA256Mismatch" }),
    );
  });

  test("may be unsigned", () => {
    expect(openBody(with256("UNSIGNED-PAYLOAD"), Buffer.from("hello"), undefined).body.toString()).toBe("hello");
    expect(openBody(requestOf({}), Buffer.from("hello"), undefined).body.toString()).toBe("hello");
    expect(claimedBodyHash(requestOf({ method: "GET", url: "/b/k?X-Amz-Signature=a" }))).toBe("UNSIGNED-PAYLOAD");
    expect(() => claimedBodyHash(requestOf({ headers: [["Authorization", "AWS4-HMAC-SHA256"]] }))).toThrow(
      expect.objectContaining({ code: "InvalidRequest" }),
    );
  });

  test("of an unknown kind is said so", () => {
    expect(() => openBody(with256("STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD"), Buffer.alloc(0), undefined)).toThrow(
      expect.objectContaining({ code: "NotImplemented" }),
    );
  });
});

describe("unsigned chunks with a trailer", () => {
  const kind = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
  const request = with256(kind, [
    ["x-amz-trailer", "x-amz-checksum-crc32"],
    ["x-amz-decoded-content-length", "5"],
  ]);

  test("only announced trailers become headers", () => {
    const body = "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\nx-amz-acl:public-read\r\n\r\n";
    const opened = openBody(request, Buffer.from(body), undefined);
    expect(opened.body.toString()).toBe("hello");
    expect(opened.request.headers["x-amz-checksum-crc32"]).toBe("NhCmhg==");
    expect(opened.request.headers["x-amz-acl"]).toBeUndefined();
  });

  test.each([
    ["", "nothing"],
    ["5\r\nhel", "an early end"],
    ["5\r\nhello", "no last chunk"],
    ["6\r\nhello\r\n0\r\n\r\n", "another size"],
    ["-1\r\n\r\n0\r\n\r\n", "a negative size"],
    ["ffffffff\r\nhello\r\n0\r\n\r\n", "a huge size"],
    ["g\r\nhello\r\n0\r\n\r\n", "no size"],
    ["4\r\nhell\r\n0\r\n\r\n", "another length than announced"],
    [`${"0".repeat(2000)}5\r\nhello\r\n0\r\n\r\n`, "a line without end"],
    ["5\r\nhello\r\n0\r\nno colon\r\n\r\n", "a trailer that is none"],
  ])("%j is incomplete: %s", (body) => {
    expect(() => openBody(request, Buffer.from(body), undefined)).toThrow(
      expect.objectContaining({ code: "IncompleteBody" }),
    );
  });

  test("whatever is cut into chunks is put together again", () => {
    const pieces = fc.array(fc.uint8Array({ minLength: 1, maxLength: 200 }), { maxLength: 20 });
    fc.assert(
      fc.property(pieces, (contents) => {
        const chunks = contents.map((piece) =>
          Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from("\r\n")]),
        );
        const { body } = readChunks(Buffer.concat([...chunks, Buffer.from("0\r\n\r\n")]), undefined);
        expect(body.equals(Buffer.concat(contents))).toBe(true);
      }),
    );
  });
});
