import { timingSafeEqual } from "node:crypto";
import type { Caller, Origin } from "@/lib/platform/caller";
import { now } from "@/lib/platform/clock";
import { isAwsError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { admit, type Doorman, type Rules } from "../admission";
import { inflate } from "../body";
import { bodyLimitOf } from "../limits";
import { malformed } from "../malformed";
import type { Answer } from "../protocols/protocol";
import type { WireRequest } from "../request";
import { invalidToken, verifySignature } from "../sigv4/verify";
import { type Desk as Keeper, keep } from "./keep";
import { metricDataOf } from "./metric-data";
import { readJson, readProtobuf, writeProtobuf } from "./protobuf";
import { statusOf } from "./status";

type Desk = Doorman & Keeper;

const JSON_TYPE = "application/json";
const PROTOBUF_TYPE = "application/x-protobuf";

/** OTLP over HTTP has one path for metrics, which no protocol of AWS's uses. */
export function isOtlp({ method, path }: WireRequest): boolean {
  return method === "POST" && path === "/v1/metrics";
}

/**
 * Takes the metrics of an OpenTelemetry exporter, service by service, as whoever signs the request (SigV4 for
 * `monitoring`) or names an access key and its secret by HTTP Basic, which is all that exporters can do by themselves. What
 * CloudWatch cannot keep is told as OTLP's partial success.
 */
export async function receiveOtlp(desk: Desk, rules: Rules, request: WireRequest, origin: Origin): Promise<Answer> {
  const isJson = (request.headers["content-type"] ?? "").startsWith(JSON_TYPE);
  try {
    const limit = bodyLimitOf("PutMetricData");
    const sent = await request.readBody(limit.sent);
    const caller = await callerOf(desk, rules, request, origin, sent);
    if (!isJson && !request.headers["content-type"]?.startsWith(PROTOBUF_TYPE)) {
      throw malformed(`The content type must be ${PROTOBUF_TYPE} or ${JSON_TYPE}.`);
    }
    const body = await inflate(sent, request.headers["content-encoding"], limit.inflated);
    const { namespaces, rejected } = metricDataOf(isJson ? readJson(body) : readProtobuf(body));
    for (const data of namespaces) await keep({ desk, caller, rejected }, data);
    return answer(200, isJson, "ExportAnswer", partialSuccess(rejected));
  } catch (thrown) {
    if (!isAwsError(thrown)) throw thrown;
    return answer(statusOf(thrown), isJson, "Status", { message: `${thrown.code}: ${thrown.message}` });
  }
}

async function callerOf(desk: Desk, rules: Rules, request: WireRequest, origin: Origin, sent: Buffer): Promise<Caller> {
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/.exec(request.headers.authorization ?? "")?.[1];
  if (basic === undefined || rules.auth === "open") {
    const { caller } = await admit(desk, rules, request, origin, "monitoring", (signature, secrets) =>
      verifySignature(signature, request, sent, secrets),
    );
    return caller;
  }
  const [accessKeyId = "", ...rest] = Buffer.from(basic, "base64").toString("utf8").split(":");
  const credential = await desk.credentialOf(accessKeyId);
  const isHolder =
    credential?.status === "Active" && !credential.sessionToken && sameText(rest.join(":"), credential.secretAccessKey);
  if (!credential || !isHolder) throw invalidToken();
  if (credential.expiresAt && credential.expiresAt <= now()) throw invalidToken();
  return credential.callerFrom(rules.region, origin, "monitoring");
}

/** Takes as long for any text of a length, so that a secret cannot be found letter by letter. */
function sameText(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function partialSuccess(rejected: ReadonlyMap<string, number>): object {
  if (rejected.size === 0) return {};
  const rejectedDataPoints = [...rejected.values()].reduce((sum, count) => sum + count, 0);
  return { partialSuccess: { rejectedDataPoints, errorMessage: [...rejected.keys()].join(" ") } };
}

function answer(status: number, isJson: boolean, name: "Status" | "ExportAnswer", value: object): Answer {
  if (status === 503) log.warn({ status }, "metrics of an OpenTelemetry exporter could not be kept");
  return isJson
    ? { status, headers: { "content-type": JSON_TYPE }, body: JSON.stringify(value) }
    : { status, headers: { "content-type": PROTOBUF_TYPE }, body: writeProtobuf(name, value) };
}
