import { modelOf, type Service } from "@/lib/aws-models/model";
import type { AwsError, CommonErrorCode } from "@/lib/platform/errors";

/** How an error is named on the wire. JSON and CBOR use the name of the error's shape, the query protocol a code of its own. */
export type ErrorForm = {
  name: string;
  status: number;
  queryCode: string;
  queryStatus: number;
  /** The error's shape in the service's model, whose members are encoded; absent for errors that every service shares. */
  shape: string | undefined;
  /** Models write the member as "message" or "Message". */
  messageMember: "message" | "Message";
};

/** Names and statuses of an error for one service: by its shape in the model, else as one that all services share. */
export function errorForm({ code }: AwsError, service: Service | undefined): ErrorForm {
  return (service && modelledForm(code, service)) ?? commonForm(code, service);
}

/** The header by which clients that once spoke the query protocol learn the code they knew. */
export function queryErrorHeader({ queryCode, status }: ErrorForm): Record<string, string> {
  return { "x-amzn-query-error": `${queryCode};${faultOf(status)}` };
}

/** Whose fault an error is, in the query protocol's words. */
export function faultOf(status: number): "Sender" | "Receiver" {
  return status >= 500 ? "Receiver" : "Sender";
}

function modelledForm(name: string, service: Service): ErrorForm | undefined {
  const shape = modelOf(service).shapes[name];
  if (!shape?.exception) return undefined;
  const status = shape.error?.httpStatusCode ?? (shape.fault ? 500 : 400);
  const messageMember = shape.members?.Message ? "Message" : "message";
  return { name, status, queryCode: shape.error?.code ?? name, queryStatus: status, shape: name, messageMember };
}

function commonForm(code: string, service: Service | undefined): ErrorForm {
  const row = COMMON[code as CommonErrorCode] ?? { name: code, status: 400 };
  const { name, status, queryCode = code, queryStatus = status } = row;
  const known = service && modelledForm(name, service);
  const snsDenial = service === "sns" && code === "AccessDenied";
  return {
    name,
    status,
    // SNS has a word of its own (SNS API Reference, "Common Errors").
    queryCode: snsDenial ? "AuthorizationError" : queryCode,
    queryStatus,
    shape: known?.shape,
    messageMember: known?.messageMember ?? "message",
  };
}

type Row = { name: string; status: number; queryCode?: string; queryStatus?: number };

/**
 * The errors that every AWS service shares. JSON and CBOR services answer them with 400, query services with 403 where it is
 * about who asks (IAM API Reference, "Common Errors"; CloudWatch Logs API Reference, "Common Errors").
 */
const COMMON: Record<CommonErrorCode, Row> = {
  AccessDenied: { name: "AccessDeniedException", status: 400, queryStatus: 403 },
  ExpiredToken: { name: "ExpiredTokenException", status: 400, queryStatus: 403 },
  IncompleteSignature: { name: "IncompleteSignatureException", status: 400 },
  InternalFailure: { name: "InternalFailure", status: 500 },
  InvalidAction: { name: "UnknownOperationException", status: 400 },
  InvalidClientTokenId: { name: "UnrecognizedClientException", status: 400, queryStatus: 403 },
  MalformedInput: { name: "SerializationException", status: 400 },
  MissingAuthenticationToken: { name: "MissingAuthenticationTokenException", status: 400, queryStatus: 403 },
  NotImplemented: { name: "NotImplemented", status: 501 },
  RequestEntityTooLarge: { name: "RequestEntityTooLargeException", status: 413, queryCode: "RequestEntityTooLarge" },
  // A signature past its time is answered as one that does not match; the message tells them apart.
  RequestExpired: {
    name: "InvalidSignatureException",
    status: 400,
    queryCode: "SignatureDoesNotMatch",
    queryStatus: 403,
  },
  SerializationException: { name: "SerializationException", status: 400, queryCode: "MalformedInput" },
  ServiceUnavailable: { name: "ServiceUnavailableException", status: 503 },
  SignatureDoesNotMatch: { name: "InvalidSignatureException", status: 400, queryStatus: 403 },
  Throttling: { name: "ThrottlingException", status: 400 },
  UnknownOperation: { name: "UnknownOperationException", status: 400, queryCode: "InvalidAction" },
  ValidationError: { name: "ValidationException", status: 400 },
};
