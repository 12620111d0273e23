import { modelOf } from "@/lib/aws-models/model";
import type { AwsError, CommonErrorCode } from "@/lib/platform/errors";

/** How S3 names an error, and its HTTP status (Amazon S3 API Reference, "Error responses"). */
export type ObjectErrorForm = { code: string; status: number };

export function objectErrorForm({ code }: AwsError): ObjectErrorForm {
  const modelled = modelOf("s3").shapes[code];
  if (modelled?.exception) return { code, status: modelled.error?.httpStatusCode ?? 400 };
  return COMMON[code as CommonErrorCode] ?? { code, status: 400 };
}

const COMMON: Record<CommonErrorCode, ObjectErrorForm> = {
  AccessDenied: { code: "AccessDenied", status: 403 },
  ExpiredToken: { code: "ExpiredToken", status: 400 },
  IncompleteSignature: { code: "AuthorizationHeaderMalformed", status: 400 },
  InternalFailure: { code: "InternalError", status: 500 },
  InvalidAction: { code: "MethodNotAllowed", status: 405 },
  InvalidClientTokenId: { code: "InvalidAccessKeyId", status: 403 },
  MalformedInput: { code: "InvalidRequest", status: 400 },
  MissingAuthenticationToken: { code: "AccessDenied", status: 403 },
  NotImplemented: { code: "NotImplemented", status: 501 },
  RequestEntityTooLarge: { code: "EntityTooLarge", status: 400 },
  RequestExpired: { code: "RequestTimeTooSkewed", status: 403 },
  SerializationException: { code: "InvalidRequest", status: 400 },
  ServiceUnavailable: { code: "ServiceUnavailable", status: 503 },
  SignatureDoesNotMatch: { code: "SignatureDoesNotMatch", status: 403 },
  Throttling: { code: "SlowDown", status: 503 },
  UnknownOperation: { code: "MethodNotAllowed", status: 405 },
  ValidationError: { code: "InvalidRequest", status: 400 },
};
