import * as sdk from "@aws-sdk/client-cloudwatch";
import { AwsQueryProtocol } from "@aws-sdk/core/protocols";
import { cbor, SmithyRpcV2CborProtocol } from "@smithy/core/cbor";
import { HttpResponse } from "@smithy/core/transport";
import { describe, expect, test } from "vitest";
import type { Service } from "@/lib/aws-models/model";
import { AwsError, type CommonErrorCode } from "@/lib/platform/errors";
import { rpcV2Cbor } from "./cbor";
import { json10, json11, restJson } from "./json";
import type { Protocol } from "./protocol";
import { awsQuery } from "./query";

const REQUEST_ID = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";

function answer(protocol: Protocol, service: Service, error: AwsError, queryMode = false) {
  return protocol.encodeError(error, { call: { service, operation: "Any" }, requestId: REQUEST_ID, queryMode });
}

/** What every service shares: the name and status in JSON and CBOR, the code and status in query. */
const COMMON: Record<CommonErrorCode, [name: string, status: number, queryCode: string, queryStatus: number]> = {
  AccessDenied: ["AccessDeniedException", 400, "AccessDenied", 403],
  ExpiredToken: ["ExpiredTokenException", 400, "ExpiredToken", 403],
  IncompleteSignature: ["IncompleteSignatureException", 400, "IncompleteSignature", 400],
  InternalFailure: ["InternalFailure", 500, "InternalFailure", 500],
  InvalidAction: ["UnknownOperationException", 400, "InvalidAction", 400],
  InvalidClientTokenId: ["UnrecognizedClientException", 400, "InvalidClientTokenId", 403],
  MalformedInput: ["SerializationException", 400, "MalformedInput", 400],
  MissingAuthenticationToken: ["MissingAuthenticationTokenException", 400, "MissingAuthenticationToken", 403],
  NotImplemented: ["NotImplemented", 501, "NotImplemented", 501],
  RequestEntityTooLarge: ["RequestEntityTooLargeException", 413, "RequestEntityTooLarge", 413],
  RequestExpired: ["InvalidSignatureException", 400, "SignatureDoesNotMatch", 403],
  SerializationException: ["SerializationException", 400, "MalformedInput", 400],
  ServiceUnavailable: ["ServiceUnavailableException", 503, "ServiceUnavailable", 503],
  SignatureDoesNotMatch: ["InvalidSignatureException", 400, "SignatureDoesNotMatch", 403],
  Throttling: ["ThrottlingException", 400, "Throttling", 400],
  UnknownOperation: ["UnknownOperationException", 400, "InvalidAction", 400],
  ValidationError: ["ValidationException", 400, "ValidationError", 400],
};

describe.each(Object.entries(COMMON))("%s", (code, [name, status, queryCode, queryStatus]) => {
  const error = new AwsError(code, "Why.");
  const fault = status >= 500 ? "Receiver" : "Sender";

  test("in JSON", () => {
    const { headers, body, ...rest } = answer(json11, "events", error);
    expect(rest.status).toBe(status);
    expect(headers).toEqual({ "content-type": "application/x-amz-json-1.1", "x-amzn-errortype": name });
    expect(JSON.parse(String(body))).toEqual({ __type: name, message: "Why." });
  });

  test("in CBOR, with the query code for clients that once spoke query", () => {
    const { headers, body, ...rest } = answer(rpcV2Cbor, "cloudwatch", error, true);
    // CloudWatch models the ValidationException and calls it ValidationError too.
    const namespace = name === "ValidationException" ? "com.amazonaws.cloudwatch" : "com.amazon.coral.service";
    expect(rest.status).toBe(status);
    expect(headers).toEqual({
      "content-type": "application/cbor",
      "smithy-protocol": "rpc-v2-cbor",
      "x-amzn-query-error": `${queryCode};${fault}`,
    });
    expect(cbor.deserialize(body as Uint8Array)).toEqual({ __type: `${namespace}#${name}`, message: "Why." });
  });

  test("in query", () => {
    const { headers, body, ...rest } = answer(awsQuery, "iam", error);
    expect(rest.status).toBe(queryStatus);
    expect(headers).toEqual({ "content-type": "text/xml" });
    expect(body).toBe(
      `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>${fault}</Type><Code>${queryCode}</Code>` +
        `<Message>Why.</Message></Error><RequestId>${REQUEST_ID}</RequestId></ErrorResponse>`,
    );
  });
});

describe("errors of a service's model", () => {
  test("keep their name in JSON and have their own code and status in query", () => {
    const error = new AwsError("DashboardNotFoundError", "Dashboard a does not exist");
    expect(answer(json10, "cloudwatch", error, true)).toEqual({
      status: 404,
      headers: {
        "content-type": "application/x-amz-json-1.0",
        "x-amzn-errortype": "DashboardNotFoundError",
        "x-amzn-query-error": "ResourceNotFound;Sender",
      },
      body: '{"__type":"DashboardNotFoundError","message":"Dashboard a does not exist"}',
    });
    expect(answer(awsQuery, "cloudwatch", error)).toMatchObject({
      status: 404,
      body: expect.stringContaining("<Code>ResourceNotFound</Code><Message>Dashboard a does not exist</Message>"),
    });
  });

  test("that are the service's fault are 500", () => {
    expect(answer(json11, "logs", new AwsError("InternalServerException", "")).status).toBe(500);
    expect(answer(awsQuery, "cloudwatch", new AwsError("InternalServiceFault", ""))).toMatchObject({
      status: 500,
      body: expect.stringContaining("<Type>Receiver</Type><Code>InternalServiceError</Code>"),
    });
  });

  test("write their message under the model's name for it", () => {
    const { body } = answer(json10, "cloudwatch", new AwsError("InternalServiceFault", "Sorry."));
    expect(JSON.parse(String(body))).toEqual({ __type: "InternalServiceFault", Message: "Sorry." });
  });

  test("are bare in restJson too", () => {
    const { headers, body } = answer(restJson, "cloudtrail-data", new AwsError("ChannelNotFound", "None."));
    expect(headers).toEqual({ "content-type": "application/json", "x-amzn-errortype": "ChannelNotFound" });
    expect(JSON.parse(String(body))).toEqual({ __type: "ChannelNotFound", message: "None." });
  });

  test("SNS calls a denial AuthorizationError", () => {
    const { body, status } = answer(awsQuery, "sns", new AwsError("AccessDenied", "No."));
    expect(status).toBe(403);
    expect(body).toContain("<Code>AuthorizationError</Code>");
  });

  test("escape what users wrote", () => {
    const { body } = answer(awsQuery, "iam", new AwsError("NoSuchEntityException", "<script>&\u0000\ud800"));
    expect(body).toContain("<Code>NoSuchEntity</Code><Message>&lt;script&gt;&amp;\uFFFD\uFFFD</Message>");
  });

  test("without a service there is no namespace", () => {
    const { body } = awsQuery.encodeError(new AwsError("NotImplemented", "No."), {
      call: undefined,
      requestId: "1",
      queryMode: false,
    });
    expect(body).toContain("<ErrorResponse><Error><Type>Receiver</Type><Code>NotImplemented</Code>");
  });
});

describe.each([
  ["JSON 1.0", json10, {}],
  ["CBOR", rpcV2Cbor, { protocol: SmithyRpcV2CborProtocol }],
  ["query", awsQuery, { protocol: AwsQueryProtocol }],
])("AWS's SDK understands errors in %s", (_, protocol, config) => {
  async function thrownBySdk(error: AwsError): Promise<unknown> {
    const { status, headers, body } = answer(protocol, "cloudwatch", error, protocol !== awsQuery);
    const handle = async () => ({
      response: new HttpResponse({ statusCode: status, headers, body: Buffer.from(body) }),
    });
    const client = new sdk.CloudWatchClient({
      region: "us-east-1",
      endpoint: "http://mirante.test",
      credentials: { accessKeyId: "a", secretAccessKey: "b" },
      requestHandler: { handle },
      maxAttempts: 1,
      ...config,
    });
    return client
      .send(new sdk.PutDashboardCommand({ DashboardName: "a", DashboardBody: "{" }))
      .catch((thrown) => thrown);
  }

  test("by class, with their members", async () => {
    const messages = [{ DataPath: "/widgets/0", Message: "Should have a <type>" }];
    const error = new AwsError("DashboardInvalidInputError", "Invalid.", { dashboardValidationMessages: messages });
    const thrown = await thrownBySdk(error);
    expect(thrown).toBeInstanceOf(sdk.DashboardInvalidInputError);
    expect(thrown).toMatchObject({ message: "Invalid.", dashboardValidationMessages: messages });
  });

  test("by name where every service shares them", async () => {
    const thrown = await thrownBySdk(new AwsError("AccessDenied", "User: a is not authorized."));
    expect(thrown).toMatchObject({ message: "User: a is not authorized." });
    expect((thrown as Error).name).toMatch(/^AccessDenied/);
  });
});
