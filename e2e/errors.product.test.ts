import { gzipSync } from "node:zlib";
import { CloudWatchClient, ListMetricsCommand, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, CreateLogGroupCommand, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { cbor } from "@smithy/core/cbor";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database";
import { enter, type Key, makeUser, writesOf } from "./access";
import { type Product, startProduct } from "./product";
import { type RawRequest, send } from "./signed-request";

let product: Product;
let admin: Key;
let nobody: Key;

beforeAll(async () => {
  product = await startProduct();
  enter(product);
  admin = await makeUser("admin", ["AdministratorAccess"]);
  nobody = await makeUser("nobody", []);
});

afterAll(async () => {
  await closeDatabase();
  await product.stop();
});

const json = (target: string, body: unknown, version = "1.0"): RawRequest => ({
  service: target.startsWith("Logs") ? "logs" : "monitoring",
  headers: { "content-type": `application/x-amz-json-${version}`, "x-amz-target": target },
  body: typeof body === "string" ? body : JSON.stringify(body),
});
const metric = (body: unknown) => json("GraniteServiceVersion20100801.PutMetricData", body);
const group = (body: unknown) => json("Logs_20140328.CreateLogGroup", body, "1.1");
const form = (parameters: Record<string, string>): RawRequest => ({
  service: "monitoring",
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: new URLSearchParams({ Version: "2010-08-01", ...parameters }).toString(),
});
const binary = (body: unknown, operation = "PutMetricData"): RawRequest => ({
  service: "monitoring",
  path: `/service/GraniteServiceVersion20100801/operation/${operation}`,
  headers: { "content-type": "application/cbor", "smithy-protocol": "rpc-v2-cbor", accept: "application/cbor" },
  body: body instanceof Uint8Array ? body : cbor.serialize(body),
});
const datum = { MetricName: "M", Value: 1 };
const long = "x".repeat(256);

/** A bad request, its status, and the code that its body names. */
const BAD: [string, RawRequest, number, string][] = [
  ["JSON that is none", metric("{"), 400, "SerializationException"],
  ["JSON with a wrong type", metric({ Namespace: 7 }), 400, "SerializationException"],
  ["JSON without a required member", metric({ MetricData: [datum] }), 400, "MissingRequiredParameterException"],
  ["JSON with a bad name", metric({ Namespace: ":no", MetricData: [datum] }), 400, "InvalidParameterValueException"],
  [
    "JSON with a name that is too long",
    metric({ Namespace: "N", MetricData: [{ ...datum, MetricName: long }] }),
    400,
    "InvalidParameterValueException",
  ],
  [
    "JSON with a value that is no number",
    metric({ Namespace: "N", MetricData: [{ ...datum, Value: "NaN" }] }),
    400,
    "InvalidParameterValueException",
  ],
  [
    "JSON of an unknown operation",
    json("GraniteServiceVersion20100801.PutMetric", {}),
    400,
    "UnknownOperationException",
  ],
  ["JSON of an unknown service", json("Nothing_20200101.Do", {}), 501, "NotImplemented"],
  ["a group with a bad name", group({ logGroupName: "a b" }), 400, "InvalidParameterException"],
  ["a group without a name", group({}), 400, "InvalidParameterException"],
  ["a query without a required member", form({ Action: "PutMetricData" }), 400, "MissingParameter"],
  [
    "a query with a wrong type",
    form({
      Action: "PutMetricData",
      Namespace: "N",
      "MetricData.member.1.MetricName": "M",
      "MetricData.member.1.Value": "one",
    }),
    400,
    "MalformedInput",
  ],
  [
    "a query with a bad name",
    form({
      Action: "PutMetricData",
      Namespace: ":no",
      "MetricData.member.1.MetricName": "M",
      "MetricData.member.1.Value": "1",
    }),
    400,
    "InvalidParameterValue",
  ],
  ["a query of an unknown action", form({ Action: "PutMetric" }), 400, "InvalidAction"],
  ["CBOR that is none", binary(new Uint8Array([0xbf, 0x61])), 400, "SerializationException"],
  ["CBOR with a wrong type", binary({ Namespace: 7 }), 400, "SerializationException"],
  ["CBOR without a required member", binary({ MetricData: [datum] }), 400, "MissingRequiredParameterException"],
  ["CBOR of an unknown operation", binary({}, "PutMetric"), 400, "UnknownOperationException"],
];

test.each(BAD)("%s", async (_, request, status, code) => {
  const answer = await send(product.apiUrl, admin, request);
  const named = answer.body.includes(code) || (answer.headers.get("x-amzn-errortype") ?? "").includes(code);
  expect({ status: answer.status, named, body: named ? "" : answer.body }).toEqual({ status, named: true, body: "" });
  expect(answer.headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
});

const good = metric({ Namespace: "Bad", MetricData: [datum] });
const goodForm = form({
  Action: "PutMetricData",
  Namespace: "Bad",
  "MetricData.member.1.MetricName": "M",
  "MetricData.member.1.Value": "1",
});
const goodBinary = binary({ Namespace: "Bad", MetricData: [datum] });
const forged = (headers: Record<string, string>) => {
  headers.authorization = headers.authorization?.replace(/Signature=\w{4}/, "Signature=0000") ?? "";
};
const old = new Date(Date.now() - 3_600_000);
const stranger: Key = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wrong" };

test.each([
  ["JSON, forged signature", () => admin, { ...good, tamper: forged }, 400, "InvalidSignatureException"],
  ["query, forged signature", () => admin, { ...goodForm, tamper: forged }, 403, "SignatureDoesNotMatch"],
  ["CBOR, forged signature", () => admin, { ...goodBinary, tamper: forged }, 400, "InvalidSignatureException"],
  ["JSON, signed an hour ago", () => admin, { ...good, signingDate: old }, 400, "InvalidSignatureException"],
  ["query, signed an hour ago", () => admin, { ...goodForm, signingDate: old }, 403, "SignatureDoesNotMatch"],
  ["JSON, unknown key", () => stranger, good, 400, "UnrecognizedClientException"],
  ["query, unknown key", () => stranger, goodForm, 403, "InvalidClientTokenId"],
  ["CBOR, unknown key", () => stranger, goodBinary, 400, "UnrecognizedClientException"],
  ["JSON, unsigned", () => undefined, good, 400, "MissingAuthenticationToken"],
  ["query, unsigned", () => undefined, goodForm, 403, "MissingAuthenticationToken"],
  ["JSON, no right", () => nobody, good, 400, "AccessDeniedException"],
  ["query, no right", () => nobody, goodForm, 403, "AccessDenied"],
  ["CBOR, no right", () => nobody, goodBinary, 400, "AccessDeniedException"],
] as [string, () => Key | undefined, RawRequest, number, string][])("%s", async (_, key, request, status, code) => {
  const answer = await send(product.apiUrl, key(), request);
  expect({ status: answer.status, body: answer.body }).toEqual({ status, body: expect.stringContaining(code) });
});

test("what is too large is refused, also when it is small only while compressed", async () => {
  const big = JSON.stringify({ Namespace: "Bad", MetricData: [{ ...datum, MetricName: "x".repeat(3_000_000) }] });
  expect((await send(product.apiUrl, admin, metric(big))).status).toBe(413);
  const bomb = gzipSync(Buffer.alloc(200_000_000, 32));
  const request = { ...metric(""), body: new Uint8Array(bomb) };
  request.headers = { ...request.headers, "content-encoding": "gzip" };
  expect((await send(product.apiUrl, admin, request)).status).toBe(413);
});

test("of all that was bad nothing was written", async () => {
  const settings = { endpoint: product.apiUrl, region: "us-east-1", credentials: admin };
  const { Metrics = [] } = await new CloudWatchClient(settings).send(new ListMetricsCommand({}));
  expect(Metrics.filter(({ Namespace }) => ["Bad", "N"].includes(Namespace ?? ""))).toEqual([]);
  const { logGroups = [] } = await new CloudWatchLogsClient(settings).send(new DescribeLogGroupsCommand({}));
  expect(logGroups.filter(({ logGroupName }) => !logGroupName?.startsWith("/mirante/"))).toEqual([]);
});

test("who has no right is told so by the SDK, and the denials are in the event history", async () => {
  const settings = { endpoint: product.apiUrl, region: "us-east-1", credentials: nobody };
  const alarm = { AlarmName: "mine", EvaluationPeriods: 1, ComparisonOperator: "GreaterThanThreshold" as const };
  // CloudWatch's clients still tell the query protocol's name of an error, which travels in a header.
  await expect(new CloudWatchClient(settings).send(new PutMetricAlarmCommand(alarm))).rejects.toMatchObject({
    name: "AccessDenied",
    message:
      "User: arn:aws:iam::123456789012:user/nobody is not authorized to perform: cloudwatch:PutMetricAlarm on resource: " +
      "arn:aws:cloudwatch:us-east-1:123456789012:alarm:mine because no identity-based policy allows the cloudwatch:PutMetricAlarm action",
  });
  const create = new CreateLogGroupCommand({ logGroupName: "mine" });
  await expect(new CloudWatchLogsClient(settings).send(create)).rejects.toMatchObject({
    name: "AccessDeniedException",
  });
  expect(await writesOf("nobody")).toMatchObject([
    {
      eventName: "PutMetricAlarm",
      errorCode: "AccessDenied",
      requestParameters: { alarmName: "mine" },
      responseElements: null,
    },
    { eventName: "CreateLogGroup", errorCode: "AccessDenied", userIdentity: { type: "IAMUser", userName: "nobody" } },
  ]);
});

/** Signature Version 4 signs what a path comes to, so these are one place; what only looks like it is another. */
test.each([
  ["//", 200],
  ["/./", 200],
  ["/x/../", 200],
  ["/%2e%2e/", 400],
  ["/%2F", 400],
  ["/;a=b", 400],
  ["/y", 400],
])("a request that was signed for / and sent to %s is answered with %d", async (sentPath, status) => {
  const logGroupName = `/sent/${Buffer.from(sentPath).toString("hex")}`;
  const answer = await send(product.apiUrl, admin, { ...group({ logGroupName }), sentPath });
  expect(answer.status).toBe(status);
  if (status === 400) expect(answer.body).toContain("InvalidSignatureException");
  expect(await groupsNamed(logGroupName)).toHaveLength(status === 200 ? 1 : 0);
});

test.each(["DeleteAlarms", "ListMetrics%2F..%2FDeleteAlarms", "ListMetrics/../DeleteAlarms", "./DeleteAlarms"])(
  "a signature for one operation of CBOR is none for another: %s",
  async (operation) => {
    const sentPath = `/service/GraniteServiceVersion20100801/operation/${operation}`;
    const { status, body } = await send(product.apiUrl, admin, { ...binary({}, "ListMetrics"), sentPath });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body).toMatch(/InvalidSignatureException|<Type>Sender<.Type>/);
  },
);

test("an exact copy within minutes is answered as a second call, and one with another body is not", async () => {
  const request = group({ logGroupName: "/twice" });
  const signingDate = new Date(Date.now() - 240_000);
  expect((await send(product.apiUrl, admin, { ...request, signingDate })).status).toBe(200);
  const copy = await send(product.apiUrl, admin, { ...request, signingDate });
  expect(copy.body).toContain("ResourceAlreadyExistsException");
  const headers: Record<string, string> = {};
  const keep = (sent: Record<string, string>) => void Object.assign(headers, sent);
  await send(product.apiUrl, admin, { ...request, signingDate, tamper: keep });
  const altered = { ...group({ logGroupName: "/other" }), headers };
  delete altered.headers["content-length"];
  expect((await send(product.apiUrl, undefined, altered)).body).toContain("InvalidSignatureException");
  expect(await groupsNamed("/other")).toEqual([]);
});

async function groupsNamed(logGroupNamePrefix: string): Promise<unknown[]> {
  const logs = new CloudWatchLogsClient({ endpoint: product.apiUrl, region: "us-east-1", credentials: admin });
  return (await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix }))).logGroups ?? [];
}
