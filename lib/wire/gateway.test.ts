import { gzipSync } from "node:zlib";
import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Origin, rootCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { AwsError } from "@/lib/platform/errors";
import { createGateway, type FrontDesk } from "./gateway";
import { requestOf } from "./request.fixture";

const NOW = new Date("2026-11-22T10:00:00Z");
const STRICT = { auth: "strict", region: "us-east-1", trustProxy: false } as const;
const OPEN = { ...STRICT, auth: "open" } as const;
const KEYS = { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "secret" };
const ACCOUNT = "111122223333";

const dispatch = vi.fn<FrontDesk["dispatch"]>();

const desk: FrontDesk = {
  dispatch,
  findOperation: (action) => (action === "logs:CreateExportTask" ? undefined : {}),
  actionsEndingIn: (ending) => [`logs:${ending}`, `iam:${ending}`],
  credentialOf: async (accessKeyId) => {
    const callerFrom = async (region: string, origin: Origin) => rootCaller(ACCOUNT, region, origin);
    if (accessKeyId === "AKIAEXAMPLE") return { secretAccessKey: "secret", status: "Active", callerFrom };
    if (accessKeyId === "AKIASLEEPING") return { secretAccessKey: "secret", status: "Inactive", callerFrom };
    if (accessKeyId !== "ASIAEXPIRED") return undefined;
    return { secretAccessKey: "secret", sessionToken: "token", status: "Active", expiresAt: NOW, callerFrom };
  },
  callerInOpenMode: (accessKeyId, region, origin) => rootCaller(accessKeyId ?? "000000000000", region, origin),
};

beforeEach(() => setClock(() => NOW.getTime()));
afterEach(() => {
  setClock();
  dispatch.mockReset();
});

type Asked = {
  operation?: string;
  body?: string | Uint8Array;
  headers?: Record<string, string>;
  keys?: object;
  signedAt?: Date;
};

/** A CloudWatch Logs request as AWS's own signer signs it. */
async function signed({ operation = "CreateLogStream", body = "{}", headers = {}, keys = {}, signedAt = NOW }: Asked) {
  const signer = new SignatureV4({
    credentials: { ...KEYS, ...keys },
    region: "eu-west-1",
    service: "logs",
    sha256: Sha256,
  });
  const own = {
    host: "mirante.test",
    "x-amz-target": `Logs_20140328.${operation}`,
    "content-type": "application/x-amz-json-1.1",
  };
  const asked = {
    method: "POST",
    protocol: "http:",
    hostname: "mirante.test",
    path: "/",
    headers: { ...own, ...headers },
    body,
  };
  const sent = await signer.sign(asked, { signingDate: signedAt });
  return requestOf({ headers: Object.entries(sent.headers), body });
}

async function errorOf(asked: Asked): Promise<unknown> {
  const { status, body } = await createGateway(desk, STRICT)(await signed(asked));
  return { status, ...JSON.parse(String(body)) };
}

describe("a signed request", () => {
  test("reaches the front desk as the caller behind its key, with where it came from", async () => {
    dispatch.mockResolvedValue(undefined);
    const headers = { "user-agent": "a-client/1.0" };
    const answer = await createGateway(desk, STRICT)(await signed({ body: '{"logGroupName":"g"}', headers }));
    expect(answer).toMatchObject({
      status: 200,
      headers: { "x-amzn-requestid": expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    const origin = {
      sourceIPAddress: "192.0.2.7",
      userAgent: "a-client/1.0",
      requestId: answer.headers["x-amzn-requestid"],
    };
    expect(dispatch.mock.calls).toEqual([
      [rootCaller(ACCOUNT, "eu-west-1", origin), "logs:CreateLogStream", { logGroupName: "g" }],
    ]);
  });

  test("may be compressed after signing its compressed bytes", async () => {
    const body = gzipSync('{"logGroupName":"g"}');
    await createGateway(desk, STRICT)(await signed({ body, headers: { "content-encoding": "gzip" } }));
    expect(dispatch.mock.calls[0]?.[2]).toEqual({ logGroupName: "g" });
  });

  test("behind a proxy comes from the address that the proxy saw", async () => {
    const headers = { "x-forwarded-for": "198.51.100.1, 203.0.113.9", "x-forwarded-proto": "http, https" };
    await createGateway(desk, { ...STRICT, trustProxy: true })(await signed({ headers }));
    expect(dispatch.mock.calls[0]?.[0].origin).toMatchObject({ sourceIPAddress: "203.0.113.9", secure: true });
    await createGateway(desk, STRICT)(await signed({ headers }));
    const { sourceIPAddress, secure } = dispatch.mock.calls[1]?.[0].origin ?? {};
    expect([sourceIPAddress, secure]).toEqual(["192.0.2.7", undefined]);
  });

  test("hears the error of the front desk", async () => {
    dispatch.mockRejectedValue(
      new AwsError("ResourceAlreadyExistsException", "The specified log stream already exists"),
    );
    expect(await errorOf({})).toEqual({
      status: 400,
      __type: "ResourceAlreadyExistsException",
      message: "The specified log stream already exists",
    });
  });
});

describe("what is refused before the front desk", () => {
  afterEach(() => expect(dispatch).not.toHaveBeenCalled());
  const invalid = {
    __type: "UnrecognizedClientException",
    message: "The security token included in the request is invalid.",
  };

  test.each<[what: string, asked: Asked, error: object]>([
    ["an unknown key", { keys: { accessKeyId: "AKIANOBODY" } }, invalid],
    ["a sleeping key", { keys: { accessKeyId: "AKIASLEEPING" } }, invalid],
    ["a session without its token", { keys: { accessKeyId: "ASIAEXPIRED" } }, invalid],
    [
      "a session past its end",
      { keys: { accessKeyId: "ASIAEXPIRED", sessionToken: "token" } },
      { __type: "ExpiredTokenException", message: "The security token included in the request is expired" },
    ],
    ["another secret", { keys: { secretAccessKey: "wrong" } }, { __type: "InvalidSignatureException" }],
    ["an old signature", { signedAt: new Date(NOW.getTime() - 301_000) }, { __type: "InvalidSignatureException" }],
    ["what is not JSON", { body: "{" }, { __type: "SerializationException" }],
    ["what is not gzip", { headers: { "content-encoding": "gzip" } }, { __type: "SerializationException" }],
    [
      "an operation that Mirante lacks",
      { operation: "CreateExportTask" },
      { status: 501, __type: "NotImplemented", message: "logs:CreateExportTask is not implemented by Mirante." },
    ],
  ])("%s", async (_, asked, error) => {
    expect(await errorOf(asked)).toMatchObject({ status: 400, ...error });
  });

  test("no signature, in the protocol of the request", async () => {
    const { status, body } = await createGateway(
      desk,
      STRICT,
    )(requestOf({ body: "Action=ListUsers&Version=2010-05-08" }));
    expect(status).toBe(403);
    expect(body).toContain(
      "<Code>MissingAuthenticationToken</Code><Message>Request is missing Authentication Token</Message>",
    );
  });

  test("an inflated body beyond its limit", async () => {
    const body = gzipSync(" ".repeat(2 * 1024 * 1024));
    expect(await errorOf({ body, headers: { "content-encoding": "gzip" } })).toMatchObject({ status: 413 });
  });
});

describe("open mode", () => {
  test("lets anyone in as the account that the key names, in the Region it is signed for", async () => {
    const request = await signed({ keys: { accessKeyId: "444455556666" } });
    await createGateway(
      desk,
      OPEN,
    )({ ...request, readBody: async () => Buffer.from('{"logStreamName":"not what was signed"}') });
    expect(dispatch.mock.calls[0]?.[0]).toMatchObject({ accountId: "444455556666", region: "eu-west-1" });
  });

  test("lets in who does not sign at all", async () => {
    await createGateway(desk, OPEN)(requestOf({ body: "Action=ListUsers&Version=2010-05-08" }));
    expect(dispatch.mock.calls[0]).toMatchObject([
      { accountId: "000000000000", region: "us-east-1" },
      "iam:ListUsers",
      {},
    ]);
  });

  test.each([
    ["Origin", "https://example.com"],
    ["Sec-Fetch-Site", "cross-site"],
  ])("does not answer what a web site sends (%s)", async (name, value) => {
    const gateway = createGateway(desk, OPEN);
    const deletion = requestOf({
      method: "GET",
      url: "/?Action=DeleteUser&Version=2010-05-08",
      headers: [[name, value]],
    });
    expect(await gateway(deletion)).toMatchObject({ status: 403, body: expect.stringContaining("AccessDenied") });
    expect((await gateway(requestOf({ url: "/_mirante/reset", headers: [[name, value]] }))).status).toBe(403);
    expect(dispatch).not.toHaveBeenCalled();
  });

  test("empties the account on request, as strict mode never does", async () => {
    const request = requestOf({ url: "/_mirante/reset" });
    expect((await createGateway(desk, STRICT)(request)).status).toBe(404);
    expect(dispatch).not.toHaveBeenCalled();
    expect((await createGateway(desk, OPEN)(request)).status).toBe(204);
    expect(dispatch.mock.calls).toMatchObject([
      [{ identity: { type: "AWSService" }, accountId: "000000000000" }, "logs:ResetAccount", {}],
      [{ identity: { type: "AWSService" }, accountId: "000000000000" }, "iam:ResetAccount", {}],
    ]);
  });
});

describe("a request to S3", () => {
  async function put(body: string, keys: object = {}, sent = body) {
    const signer = new SignatureV4({
      credentials: { ...KEYS, ...keys },
      region: "eu-west-1",
      service: "s3",
      sha256: Sha256,
      uriEscapePath: false,
    });
    const asked = {
      method: "PUT",
      protocol: "http:",
      hostname: "mirante.test",
      path: "/my-bucket/a%20b/..%2F%C3%BC",
      query: { "x-id": "PutObject" },
      headers: { host: "mirante.test", "content-encoding": "gzip" },
      body,
    };
    const { headers } = await signer.sign(asked, { signingDate: NOW });
    const url = "/my-bucket/a%20b/..%2F%C3%BC?x-id=PutObject";
    return requestOf({ method: "PUT", url, headers: Object.entries(headers), body: sent });
  }

  test("reaches the front desk with its body as it is, whatever its encoding", async () => {
    dispatch.mockResolvedValue({ ETag: '"e"' });
    const answer = await createGateway(desk, STRICT)(await put("not gzip at all"));
    expect(answer).toMatchObject({ status: 200, headers: { etag: '"e"' } });
    expect(dispatch.mock.calls[0]?.slice(1)).toEqual([
      "s3:PutObject",
      { Bucket: "my-bucket", Key: "a b/../ü", ContentEncoding: "gzip", Body: Buffer.from("not gzip at all") },
    ]);
  });

  test("of another body than was signed is refused", async () => {
    const { status, body } = await createGateway(desk, STRICT)(await put("signed", {}, "sent"));
    expect([status, body]).toEqual([400, expect.stringContaining("<Code>XAmzContentSHA256Mismatch</Code>")]);
    expect(dispatch).not.toHaveBeenCalled();
  });

  test.each([
    ["with a wrong secret", { secretAccessKey: "wrong" }, "SignatureDoesNotMatch"],
    ["with an unknown key", { accessKeyId: "AKIANOBODY" }, "InvalidAccessKeyId"],
  ])("%s is refused before its body is read", async (_, keys, code) => {
    const readBody = vi.fn();
    const answer = await createGateway(desk, STRICT)({ ...(await put("large", keys)), readBody });
    expect(answer).toMatchObject({ status: 403, body: expect.stringContaining(`<Code>${code}</Code>`) });
    expect(readBody).not.toHaveBeenCalled();
  });

  test("that nobody signed is refused, as S3 does", async () => {
    const request = requestOf({ method: "GET", url: "/my-bucket/key" });
    expect(await createGateway(desk, STRICT)(request)).toMatchObject({
      status: 403,
      body: expect.stringContaining("<Code>AccessDenied</Code>"),
    });
  });
});

test("a fault of ours is told without its details", async () => {
  vi.stubEnv("MIRANTE_QUIET", "true");
  dispatch.mockRejectedValue(new Error("password is hunter2"));
  const message = "The request processing has failed because of an unknown error, exception or failure.";
  expect(await errorOf({})).toEqual({ status: 500, __type: "InternalFailure", message });
});
