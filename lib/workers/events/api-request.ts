import type { ConnectionHttpParameters, HttpParameters } from "@aws-sdk/client-eventbridge";
import type { ApiDestination } from "@/lib/services/events/model/api-destination";
import type { Auth } from "@/lib/services/events/model/connection";
import { select } from "@/lib/services/events/model/json-path";

export type ApiRequest = { method: string; url: string; headers: Record<string, string>; body: string };

/** Headers that belong to the connection itself, and to no user. */
const NOT_FOR_USERS = /^(host|content-length|connection|transfer-encoding|te|trailer|upgrade|expect|proxy-.*)$/i;

/**
 * The request to an API destination: its address with the target's path and query parameters, the connection's parameters
 * over the target's, and the event's text as body. `authorization` is what OAuth gave.
 */
export function apiRequest(
  { endpoint, method }: Pick<ApiDestination, "endpoint" | "method">,
  auth: Auth,
  given: { parameters: HttpParameters | undefined; event: string; body: string; authorization: string | undefined },
): ApiRequest {
  const { parameters, event } = given;
  const connection = auth.InvocationHttpParameters ?? {};
  const url = new URL(
    withPath(
      endpoint,
      (parameters?.PathParameterValues ?? []).map((value) => dynamic(value, event)),
    ),
  );
  for (const [name, value] of Object.entries(parameters?.QueryStringParameters ?? {})) {
    url.searchParams.set(name, dynamic(value, event));
  }
  for (const { Key, Value } of connection.QueryStringParameters ?? []) url.searchParams.set(Key ?? "", Value ?? "");
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "user-agent": "Amazon/EventBridge/ApiDestinations",
    ...lowered(
      Object.entries(parameters?.HeaderParameters ?? {}).map(([name, value]) => [name, dynamic(value, event)]),
    ),
    ...lowered((connection.HeaderParameters ?? []).map(({ Key, Value }) => [Key ?? "", Value ?? ""])),
    ...authorizationOf(auth, given.authorization),
  };
  const bodiless = method === "GET" || method === "HEAD";
  return { method, url: url.href, headers, body: bodiless ? "" : withBody(given.body, connection) };
}

/** Each `*` of an address is a place for one path parameter, in order. */
function withPath(endpoint: string, values: readonly string[]): string {
  const left = [...values];
  const [head = "", ...query] = endpoint.split("?");
  const path = head.replaceAll("*", () => encodeURIComponent(left.shift() ?? "*"));
  return [path, ...query].join("?");
}

/** Parameters that begin with `$.` are taken from the event (User Guide, "API destinations as targets"). */
function dynamic(value: string, event: string): string {
  if (!value.startsWith("$.")) return value;
  const found = select(JSON.parse(event), value);
  if (found === undefined) return "";
  return typeof found === "string" ? found : JSON.stringify(found);
}

function lowered(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  const allowed = pairs.filter(([name]) => !NOT_FOR_USERS.test(name));
  return Object.fromEntries(allowed.map(([name, value]) => [name.toLowerCase(), value]));
}

function authorizationOf({ BasicAuthParameters: basic, ApiKeyAuthParameters: key }: Auth, bearer: string | undefined) {
  if (bearer !== undefined) return { authorization: bearer };
  if (basic) {
    const pair = Buffer.from(`${basic.Username}:${basic.Password}`).toString("base64");
    return { authorization: `Basic ${pair}` };
  }
  return key?.ApiKeyName ? lowered([[key.ApiKeyName, key.ApiKeyValue ?? ""]]) : {};
}

/** A connection's body parameters are members of the body, where that is a JSON object. */
function withBody(body: string, { BodyParameters: added = [] }: ConnectionHttpParameters): string {
  if (added.length === 0) return body;
  const members = Object.fromEntries(added.map(({ Key, Value }) => [Key ?? "", Value ?? ""]));
  try {
    const present: unknown = JSON.parse(body);
    const isObject = typeof present === "object" && present !== null && !Array.isArray(present);
    return isObject ? JSON.stringify({ ...present, ...members }) : body;
  } catch {
    return body;
  }
}
