import type { ApiDestinationHttpMethod, ApiDestination as Described } from "@aws-sdk/client-eventbridge";
import { formatArn, type Scope } from "@/lib/platform/arn";
import { type Connection, connectionArn } from "./connection";
import { invalid } from "./refusal";

export type ApiDestination = {
  name: string;
  id: string;
  description: string | undefined;
  connection: Pick<Connection, "name" | "id">;
  endpoint: string;
  method: ApiDestinationHttpMethod;
  ratePerSecond: number;
  createdAt: Date;
  modifiedAt: Date;
};

/** What AWS takes when no rate is given (API Reference, "CreateApiDestination"). */
export const DEFAULT_RATE = 300;

/** Quotas of an account in a Region (EventBridge User Guide, "Amazon EventBridge quotas"). */
export const MAX_API_DESTINATIONS = 3_000;
export const MAX_CONNECTIONS = 3_000;

export function apiDestinationArn(scope: Scope, { name, id }: Pick<ApiDestination, "name" | "id">): string {
  return formatArn("events", scope, `api-destination/${name}/${id}`);
}

/** Passes an address that can be called: http or https, no credentials inside. `*` stands for a path parameter. */
export function checkEndpoint(text: string, member = "InvocationEndpoint"): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "" && !url.host.includes("*"))
    return;
  throw invalid(`Parameter ${member} is not valid. Reason: Must be a valid URL.`);
}

/** A destination as lists show it; one whose connection is not authorised is inactive. */
export function describeApiDestination(scope: Scope, one: ApiDestination, isAuthorized: boolean): Described {
  return {
    ApiDestinationArn: apiDestinationArn(scope, one),
    Name: one.name,
    ApiDestinationState: isAuthorized ? "ACTIVE" : "INACTIVE",
    ConnectionArn: connectionArn(scope, one.connection),
    InvocationEndpoint: one.endpoint,
    HttpMethod: one.method,
    InvocationRateLimitPerSecond: one.ratePerSecond,
    CreationTime: one.createdAt,
    LastModifiedTime: one.modifiedAt,
  };
}
