import * as cloudtrail from "@aws-sdk/client-cloudtrail";
import * as cloudwatch from "@aws-sdk/client-cloudwatch";
import * as logs from "@aws-sdk/client-cloudwatch-logs";
import * as events from "@aws-sdk/client-eventbridge";
import * as iam from "@aws-sdk/client-iam";
import * as sns from "@aws-sdk/client-sns";
import * as sts from "@aws-sdk/client-sts";
import { AwsQueryProtocol } from "@aws-sdk/core/protocols";
import { SmithyRpcV2CborProtocol } from "@smithy/core/cbor";
import { HttpResponse } from "@smithy/core/transport";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { modelOf, type Service, type Shape } from "@/lib/aws-models/model";
import { requestOf } from "../request.fixture";
import { rpcV2Cbor } from "./cbor";
import { json10, json11 } from "./json";
import type { Protocol } from "./protocol";
import { awsQuery } from "./query";
import { arbitraryOf, type Can } from "./shape-arbitrary.fixture";

/**
 * AWS's own SDK is the other side: it writes what we read, and reads what we write, for every operation it has.
 */
type Sdk = Record<string, unknown>;
type Sent = { body: Uint8Array | string };
type Send = (request: Sent) => Promise<{ response: HttpResponse }>;
type Client = { send: (command: object) => Promise<Record<string, unknown>> };

const TREES: Can = { omit: true, emptyMaps: true };
const FORMS: Can = { omit: false, emptyMaps: false };

const CASES: [string, Service, Sdk, string, Protocol, Can, object][] = [
  ["JSON 1.0", "cloudwatch", cloudwatch, "CloudWatchClient", json10, TREES, {}],
  ["CBOR", "cloudwatch", cloudwatch, "CloudWatchClient", rpcV2Cbor, TREES, { protocol: SmithyRpcV2CborProtocol }],
  ["query", "cloudwatch", cloudwatch, "CloudWatchClient", awsQuery, FORMS, { protocol: AwsQueryProtocol }],
  ["JSON 1.1", "logs", logs, "CloudWatchLogsClient", json11, TREES, {}],
  ["JSON 1.1", "events", events, "EventBridgeClient", json11, TREES, {}],
  ["JSON 1.1", "cloudtrail", cloudtrail, "CloudTrailClient", json11, TREES, {}],
  ["query", "iam", iam, "IAMClient", awsQuery, FORMS, {}],
  ["query", "sts", sts, "STSClient", awsQuery, FORMS, {}],
  ["query", "sns", sns, "SNSClient", awsQuery, FORMS, {}],
];

describe.each(CASES)("%s of %s", (_, service, sdk, clientName, protocol, can, config) => {
  const { operations, shapes } = modelOf(service);
  const spoken = Object.keys(operations).filter((name) => sdk[`${name}Command`] && !streams(service, name));

  test.each(spoken)("%s: what the SDK sends and reads is what we read and send", async (name) => {
    const { input, output } = operations[name] ?? {};
    const inputs = input ? arbitraryOf(service, input.shape, can) : fc.constant({});
    const outputs = output ? arbitraryOf(service, output.shape, can) : fc.constant({});
    const exchange = fc.asyncProperty(inputs, outputs, async (asked, answered) => {
      const { heard, read } = await converse(asked, answered);
      expect(heard).toEqual(asked);
      expect(read).toEqual(answered);
    });
    await fc.assert(exchange, { numRuns: 4 });

    async function converse(asked: unknown, answered: unknown) {
      let heard: unknown;
      const handle: Send = async ({ body }) => {
        heard = plain(protocol.decode({ service, operation: name }, Buffer.from(body ?? ""), requestOf({})));
        const answer = protocol.encode({ service, operation: name }, answered, "a-request-id");
        const response = new HttpResponse({
          statusCode: answer.status,
          headers: answer.headers,
          body: Buffer.from(answer.body),
        });
        return { response };
      };
      const client = make<Client>(sdk[clientName], { ...CONFIG, ...config, requestHandler: { handle } });
      const { $metadata, ...read } = await client.send(make<object>(sdk[`${name}Command`], asked));
      return { heard, read: plain(read) };
    }
  });

  test("no input is recursive, so a decoder is never deeper than the model", () => {
    const inputs = Object.values(operations).flatMap(({ input }) => (input ? [input.shape] : []));
    expect(inputs.filter((name) => isRecursive(shapes, name, []))).toEqual([]);
  });
});

const CONFIG = {
  region: "us-east-1",
  endpoint: "http://mirante.test",
  credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
  disableRequestCompression: true,
  disableHostPrefix: true,
  maxAttempts: 1,
};

function make<T>(Made: unknown, ...args: unknown[]): T {
  return new (Made as new (...args: unknown[]) => T)(...args);
}

function streams(service: Service, name: string): boolean {
  const { operations, shapes } = modelOf(service);
  const members = shapes[operations[name]?.output?.shape ?? ""]?.members ?? {};
  return Object.values(members).some(({ shape }) => shapes[shape]?.eventstream);
}

function isRecursive(shapes: Record<string, Shape>, name: string, above: string[]): boolean {
  if (above.includes(name)) return true;
  const { members = {}, member, key, value } = shapes[name] ?? {};
  const inner = [...Object.values(members), member, key, value].flatMap((one) => (one ? [one.shape] : []));
  return inner.some((next) => isRecursive(shapes, next, [...above, name]));
}

/** Buffers as plain byte arrays, so that values compare by what they hold. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Uint8Array.from(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, plain(held)]));
}
