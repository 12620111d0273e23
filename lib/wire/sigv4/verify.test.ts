import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { requestOf } from "../request.fixture";
import { canonicalPath, canonicalQuery } from "./canonical";
import { readSignature, type Signature, scopeHint } from "./signature";
import { checkScope, verifySignature } from "./verify";

const SECRETS = { secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };
const SCOPE = "AKIDEXAMPLE/20150830/us-east-1/service/aws4_request";
const SIGNED_AT = new Date("2015-08-30T12:36:00Z");

type Headers = [string, string][];

function signatureIn(request: ReturnType<typeof requestOf>): Signature {
  const signature = readSignature(request);
  if (!signature) throw new Error("The request is not signed.");
  return signature;
}

function verify(
  request: ReturnType<typeof requestOf>,
  body = "",
  secrets: Parameters<typeof verifySignature>[3] = SECRETS,
): void {
  verifySignature(signatureIn(request), request, Buffer.from(body), secrets);
}

describe("signatures of AWS's own signer", () => {
  const signer = new SignatureV4({
    credentials: { accessKeyId: "AKIDEXAMPLE", ...SECRETS },
    region: "eu-west-1",
    service: "monitoring",
    sha256: Sha256,
  });
  // The signer of AWS's SDK loses a parameter of that name.
  const names = fc.string({ unit: "grapheme", minLength: 1 }).filter((name) => name !== "__proto__");
  const queries = fc.dictionary(
    names,
    fc.oneof(fc.string({ unit: "grapheme" }), fc.array(fc.string(), { minLength: 1, maxLength: 3 })),
    { noNullPrototype: true },
  );
  const values = fc.stringMatching(/^[!-~]( {0,3}[!-~]){0,8}$/);
  const headers = fc.dictionary(fc.stringMatching(/^x-[a-z]{1,8}$/), values, { noNullPrototype: true });
  const paths = fc.stringMatching(/^(\/[a-zA-Z0-9 ._~%'()!*:@-]{0,8}){1,3}$/).map(encodeURI);

  async function signed(
    path: string,
    query: Record<string, string | string[]>,
    own: Record<string, string>,
    body: string,
  ) {
    const sent = await signer.sign(
      {
        method: "POST",
        protocol: "https:",
        hostname: "mirante.test",
        path,
        query,
        headers: { host: "mirante.test", ...own },
        body,
      },
      { signingDate: SIGNED_AT },
    );
    return requestOf({ url: `${path}${searchOf(query)}`, headers: Object.entries(sent.headers) });
  }

  test("pass, whatever their path, query, headers and body", async () => {
    await fc.assert(
      fc.asyncProperty(paths, queries, headers, fc.string({ unit: "grapheme" }), async (path, query, own, body) => {
        verify(await signed(path, query, own, body), body);
      }),
    );
  });

  test("fail when anything signed is changed", async () => {
    const mismatch = /^The request signature we calculated does not match/;
    const request = await signed("/a", { b: "c" }, { "x-d": "e" }, "body");
    verify(request, "body");
    expect(() => verify(request, "Body")).toThrow(mismatch);
    expect(() => verify({ ...request, path: "/A" }, "body")).toThrow(mismatch);
    expect(() => verify({ ...request, query: "b=d" }, "body")).toThrow(mismatch);
    expect(() => verify({ ...request, method: "GET" }, "body")).toThrow(mismatch);
    expect(() => verify({ ...request, rawHeaders: [...request.rawHeaders, "X-D", "f"] }, "body")).toThrow(mismatch);
    expect(() => verify(request, "body", { secretAccessKey: "another" })).toThrow(mismatch);
  });

  test("an exact copy passes while the window is open, as at AWS; sent elsewhere or later it does not", async () => {
    const mismatch = /^The request signature we calculated does not match/;
    const request = await signed("/", {}, {}, "body");
    const check = (at: Date) => checkScope(signatureIn(request), request, "monitoring", at);
    for (const seconds of [0, 0, 299]) {
      verify(request, "body");
      expect(() => check(new Date(SIGNED_AT.getTime() + seconds * 1000))).not.toThrow();
    }
    expect(() => check(new Date(SIGNED_AT.getTime() + 301_000))).toThrow("Signature expired");
    expect(() => checkScope(signatureIn(request), request, "logs", SIGNED_AT)).toThrow("'logs'");

    const rewritten = (from: string, to: string) => {
      const headers = Object.entries(request.headers);
      return requestOf({
        headers: headers.map(([name, text]): [string, string] => [name, String(text).replace(from, to)]),
      });
    };
    expect(() => verify(rewritten("nothing", "else"), "body")).not.toThrow();
    for (const [from, to] of [
      ["mirante.test", "other.test"],
      ["/eu-west-1/monitoring/", "/us-east-1/monitoring/"],
      ["/eu-west-1/monitoring/", "/eu-west-1/logs/"],
      ["20150830T123600Z", "20150830T123601Z"],
    ] as const) {
      const copy = rewritten(from, to);
      expect(copy.headers).not.toEqual(request.headers);
      expect(() => verify(copy, "body"), `${from} as ${to}`).toThrow(mismatch);
    }
  });

  test("pass in a presigned query string", async () => {
    const query = { Action: "GetCallerIdentity", Version: "2011-06-15" };
    const asked = {
      method: "GET",
      protocol: "https:",
      hostname: "mirante.test",
      path: "/",
      query,
      headers: { host: "mirante.test" },
    };
    const sent = await signer.presign(asked, { signingDate: SIGNED_AT, expiresIn: 900 });
    const request = requestOf({
      method: "GET",
      url: `/${searchOf(sent.query ?? {})}`,
      headers: [["Host", "mirante.test"]],
    });
    expect(signatureIn(request)).toMatchObject({ expiresSeconds: 900, service: "monitoring", region: "eu-west-1" });
    expect(scopeHint(request)).toEqual({ accessKeyId: "AKIDEXAMPLE", service: "monitoring", region: "eu-west-1" });
    verify(request);
    const within = new Date(SIGNED_AT.getTime() + 899_000);
    const after = new Date(SIGNED_AT.getTime() + 901_000);
    expect(() => checkScope(signatureIn(request), request, "monitoring", within)).not.toThrow();
    expect(() => checkScope(signatureIn(request), request, "monitoring", after)).toThrow(
      "Signature expired: 20150830T123600Z is now earlier than 20150830T123601Z (20150830T125101Z - 15 min.)",
    );
  });

  test("of a session need that session's token", async () => {
    const request = await signed("/", {}, { "x-amz-security-token": "token" }, "");
    verify(request, "", { ...SECRETS, sessionToken: "token" });
    const invalid = "The security token included in the request is invalid.";
    expect(() => verify(request, "", { ...SECRETS, sessionToken: "another" })).toThrow(invalid);
    expect(() => verify(request)).toThrow(invalid);
  });
});

describe("what a signature must say", () => {
  const COMPLETE: Headers = [
    ["Host", "mirante.test"],
    ["X-Amz-Date", "20150830T123600Z"],
  ];
  const signedFor = (scope: string, signed = "host;x-amz-date", headers: Headers = COMPLETE) =>
    requestOf({
      headers: [
        ...headers,
        ["Authorization", `AWS4-HMAC-SHA256 Credential=${scope},SignedHeaders=${signed},Signature=00`],
      ],
    });

  test("nothing at all is no signature", () => {
    expect(readSignature(requestOf({ headers: COMPLETE }))).toBeUndefined();
  });

  test.each([
    [
      "AWS4-HMAC-SHA256",
      "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization=AWS4-HMAC-SHA256",
    ],
    ["AWS4-ECDSA-P256-SHA256 Credential=a", "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'."],
    ["Bearer abc", "Unsupported AWS 'algorithm': 'Bearer'."],
    [
      "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=00",
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'a/b'",
    ],
  ])("%s: %s", (authorization, message) => {
    expect(() => readSignature(requestOf({ headers: [...COMPLETE, ["Authorization", authorization]] }))).toThrow(
      message,
    );
  });

  test("a date is needed, in AWS's form or HTTP's", () => {
    const without = signedFor(SCOPE, "host", [["Host", "mirante.test"]]);
    expect(() => readSignature(without)).toThrow(
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    );
    const wrong = signedFor(SCOPE, "host", [["X-Amz-Date", "yesterday"]]);
    expect(() => readSignature(wrong)).toThrow("Date must be in ISO-8601 'basic format'. Got 'yesterday'.");
    const http = signedFor(SCOPE, "date;host", [["Date", "Sun, 30 Aug 2015 12:36:00 GMT"]]);
    expect(signatureIn(http).timestamp).toBe("20150830T123600Z");
  });

  test.each([
    [SCOPE, "host", "logs", "Credential should be scoped to correct service: 'logs'."],
    [SCOPE.replace("us-east-1", "mars"), "host", "service", "Credential should be scoped to a valid region."],
    [
      SCOPE.replace("20150830", "20150829"),
      "host",
      "service",
      "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20150829' != '20150830', from '20150830T123600Z'.",
    ],
    [SCOPE, "x-amz-date", "service", "'Host' must be a 'SignedHeader' in the AWS Authorization."],
  ])("scope %s with %s signed for %s: %s", (scope, signed, service, message) => {
    const request = signedFor(scope, signed);
    expect(() => checkScope(signatureIn(request), request, service, SIGNED_AT)).toThrow(message);
  });

  test("the operation must be signed", () => {
    const request = signedFor(SCOPE, "host", [...COMPLETE, ["X-Amz-Target", "Logs_20140328.PutLogEvents"]]);
    const check = () => checkScope(signatureIn(request), request, "service", SIGNED_AT);
    expect(check).toThrow("'X-Amz-Target' must be a 'SignedHeader' in the AWS Authorization.");
  });

  test("five minutes early or late pass, a second more does not", () => {
    const request = signedFor(SCOPE);
    const at = (seconds: number) => () =>
      checkScope(signatureIn(request), request, "service", new Date(SIGNED_AT.getTime() + seconds * 1000));
    expect(at(300)).not.toThrow();
    expect(at(-300)).not.toThrow();
    expect(at(301)).toThrow(
      "Signature expired: 20150830T123600Z is now earlier than 20150830T123601Z (20150830T124101Z - 5 min.)",
    );
    expect(at(-301)).toThrow(
      "Signature not yet current: 20150830T123600Z is still later than 20150830T123559Z (20150830T123059Z + 5 min.)",
    );
  });
});

test("paths are normalised and encoded once more than on the wire", () => {
  expect(canonicalPath("/")).toBe("/");
  expect(canonicalPath("/a//./b/../c/")).toBe("/a/c/");
  expect(canonicalPath("/../..")).toBe("/");
  expect(canonicalPath("/a%20b")).toBe("/a%2520b");
});

test("queries are sorted and encoded in one way, without the signature", () => {
  expect(canonicalQuery("b=2&a=%7e&a=%2F&X-Amz-Signature=00&c")).toBe("a=%2F&a=~&b=2&c=");
  expect(canonicalQuery("a=%zz&b=!")).toBe("a=%25zz&b=%21");
});

function searchOf(query: Record<string, string | string[] | null>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value ?? ""].flat().map((one) => `${percentEncode(name)}=${percentEncode(one)}`),
  );
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}

function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`);
}
