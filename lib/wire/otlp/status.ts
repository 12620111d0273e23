import type { AwsError } from "@/lib/platform/errors";

/** Exporters send again after 429 and 503, and give up after all else (OTLP Specification, "OTLP/HTTP Response"). */
export function statusOf({ code }: AwsError): number {
  if (/^(AccessDenied|.*Signature.*|.*Token.*|RequestExpired)/.test(code)) return 403;
  if (code === "RequestEntityTooLarge") return 413;
  if (code === "Throttling") return 429;
  if (code === "ServiceUnavailable" || code === "InternalFailure" || code === "InternalServiceFault") return 503;
  return 400;
}
