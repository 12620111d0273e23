import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import { parseArn } from "@/lib/platform/arn";
import { BlockedTarget, post, type Response } from "@/lib/platform/http-post";
import { settings } from "@/lib/platform/settings";
import type { Order } from "@/lib/services/notifications/model/order";

const TIMEOUT_MILLIS = 15_000;

/** Invokes a Lambda function at AWS_ENDPOINT_URL_LAMBDA without waiting for what it does, as SNS and CloudWatch do. */
export function callFunction(functionArn: string, payload: string): Promise<Response> {
  const { region = "", resource = "" } = parseArn(functionArn) ?? {};
  const [, name = "", qualifier] = resource.split(":");
  return call({
    service: "lambda",
    region,
    endpoint: configured(settings().lambdaEndpoint, "AWS_ENDPOINT_URL_LAMBDA"),
    path: `/2015-03-31/functions/${encodeURIComponent(name)}/invocations`,
    query: qualifier === undefined ? {} : { Qualifier: qualifier },
    headers: { "content-type": "application/json", "x-amz-invocation-type": "Event" },
    body: payload,
  });
}

/** Sends a message to a queue at AWS_ENDPOINT_URL_SQS. */
export function sendToQueue({
  queueArn,
  body,
  attributes,
  groupId,
}: Extract<Order, { kind: "queue" }>): Promise<Response> {
  const { region = "", accountId = "", resource: name = "" } = parseArn(queueArn) ?? {};
  const endpoint = configured(settings().sqsEndpoint, "AWS_ENDPOINT_URL_SQS");
  const message = {
    QueueUrl: `${endpoint}/${accountId}/${name}`,
    MessageBody: body,
    ...(Object.keys(attributes).length > 0 ? { MessageAttributes: attributes } : {}),
    ...(groupId === undefined ? {} : { MessageGroupId: groupId }),
  };
  return call({
    service: "sqs",
    region,
    endpoint,
    path: "/",
    query: {},
    headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": "AmazonSQS.SendMessage" },
    body: JSON.stringify(message),
  });
}

/** Starts an execution of a state machine at AWS_ENDPOINT_URL_SFN. */
export function startExecution(stateMachineArn: string, name: string, input: string): Promise<Response> {
  return call({
    service: "states",
    region: parseArn(stateMachineArn)?.region ?? "",
    endpoint: configured(settings().sfnEndpoint, "AWS_ENDPOINT_URL_SFN"),
    path: "/",
    query: {},
    headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": "AWSStepFunctions.StartExecution" },
    body: JSON.stringify({ stateMachineArn, name, input }),
  });
}

/** Without an endpoint there is nobody to call, now or later. */
function configured(endpoint: string | undefined, name: string): string {
  if (endpoint === undefined) throw new BlockedTarget(`There is nobody to call: ${name} is not set.`);
  return endpoint.replace(/\/$/, "");
}

type Call = {
  service: "lambda" | "sqs" | "states";
  region: string;
  endpoint: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: string;
};

async function call({ service, region, endpoint, path, query, headers, body }: Call): Promise<Response> {
  const { protocol, hostname, port, host } = new URL(endpoint);
  const { awsCredentials: credentials } = settings();
  const own = { ...headers, host };
  const request = {
    method: "POST",
    protocol,
    hostname,
    ...(port ? { port: Number(port) } : {}),
    path,
    query,
    headers: own,
    body,
  };
  const signed = credentials
    ? (await new SignatureV4({ credentials, region, service, sha256: Sha256 }).sign(request)).headers
    : own;
  const search = new URLSearchParams(query).toString();
  const url = `${endpoint}${path}${search ? `?${search}` : ""}`;
  return post({ url, headers: signed, body, timeoutMillis: TIMEOUT_MILLIS, allowPrivate: true, trusted: true });
}
