/**
 * An error that AWS's API answers.
 *
 * `code` is the error shape's name in the service's model ("ResourceNotFoundException"), or one of the names that every service
 * shares (`CommonErrorCode`). The wire turns it into each protocol's form: the status, and the query code where that differs.
 * `members` are the further members of the error shape, such as `dashboardValidationMessages`.
 */
export class AwsError extends Error {
  override readonly name = "AwsError";

  constructor(
    readonly code: string,
    message: string,
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** Errors that belong to the front desk and the wire rather than to one service. */
export type CommonErrorCode =
  | "AccessDenied"
  | "ExpiredToken"
  | "IncompleteSignature"
  | "InternalFailure"
  | "InvalidAction"
  | "InvalidClientTokenId"
  | "MalformedInput"
  | "MissingAuthenticationToken"
  | "NotImplemented"
  | "RequestEntityTooLarge"
  | "RequestExpired"
  | "SerializationException"
  | "ServiceUnavailable"
  | "SignatureDoesNotMatch"
  | "Throttling"
  | "UnknownOperation"
  | "ValidationError";

/** Whether an unknown thrown value is an answer for the caller rather than a fault of ours. */
export function isAwsError(error: unknown): error is AwsError {
  return error instanceof AwsError;
}
