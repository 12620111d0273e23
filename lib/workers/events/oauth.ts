import { LRUCache } from "lru-cache";
import { nowMillis } from "@/lib/platform/clock";
import { post } from "@/lib/platform/http-post";
import { settings } from "@/lib/platform/settings";
import type { Auth } from "@/lib/services/events/model/connection";
import type { OpenConnection } from "@/lib/services/events/operations/invocation";
import { judge, Refused } from "./failure";

const TIMEOUT_MILLIS = 5_000;
const MAX_ANSWER_BYTES = 65_536;
/** A token is renewed a little before it ends; one without a term is taken for an hour, which is usual. */
const SPARE_SECONDS = 30;
const DEFAULT_TERM_SECONDS = 3_600;

/** Tokens live in this process alone: they are on no disk and in no log. */
const tokens = new LRUCache<string, { authorization: string; until: number }>({ max: 1_000 });

/** The Authorization header that a connection's authorisation server grants; undefined for connections of other kinds. */
export async function authorizationOf(connection: OpenConnection): Promise<string | undefined> {
  if (connection.type !== "OAUTH_CLIENT_CREDENTIALS") return undefined;
  const known = tokens.get(keyOf(connection));
  if (known && known.until > nowMillis()) return known.authorization;
  const granted = await askForToken(connection.auth.OAuthParameters);
  tokens.set(keyOf(connection), granted);
  return granted.authorization;
}

/** A token that was refused is asked for anew the next time. */
export function forgetToken(connection: OpenConnection): void {
  tokens.delete(keyOf(connection));
}

function keyOf({ accountId, region, name, id, modifiedAt }: OpenConnection): string {
  return `${accountId}/${region}/${name}/${id}/${modifiedAt.getTime()}`;
}

/** The client credentials grant of RFC 6749, with the parameters that the connection adds. */
async function askForToken(oauth: Auth["OAuthParameters"]): Promise<{ authorization: string; until: number }> {
  const {
    ClientParameters: client,
    AuthorizationEndpoint,
    HttpMethod: method = "POST",
    OAuthHttpParameters: more,
  } = oauth ?? {};
  const url = new URL(AuthorizationEndpoint ?? "");
  for (const { Key, Value } of more?.QueryStringParameters ?? []) url.searchParams.set(Key ?? "", Value ?? "");
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: client?.ClientID ?? "",
    client_secret: client?.ClientSecret ?? "",
  });
  for (const { Key, Value } of more?.BodyParameters ?? []) form.set(Key ?? "", Value ?? "");
  if (method === "GET") for (const [name, value] of form) url.searchParams.set(name, value);
  const headers = Object.fromEntries(
    (more?.HeaderParameters ?? []).map(({ Key, Value }) => [(Key ?? "").toLowerCase(), Value ?? ""]),
  );
  const answer = await post({
    method,
    url: url.href,
    headers: { ...headers, "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
    body: method === "GET" ? "" : form.toString(),
    timeoutMillis: TIMEOUT_MILLIS,
    allowPrivate: settings().allowPrivateTargets,
    maxAnswerBytes: MAX_ANSWER_BYTES,
  });
  // What the server says of a refusal may quote the secret back.
  judge({ ...answer, text: "" });
  return readToken(answer.text);
}

function readToken(text: string): { authorization: string; until: number } {
  let answer: Record<string, unknown> = {};
  try {
    answer = JSON.parse(text) as Record<string, unknown>;
  } catch {
    // Told below: there is no token in it.
  }
  const { access_token: token, token_type: type, expires_in: term } = answer;
  if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token)) {
    throw new Refused("OAUTH_FAILURE", "The authorization server gave no access token.", { temporary: true });
  }
  const seconds = Number(term) > 0 ? Number(term) : DEFAULT_TERM_SECONDS;
  const scheme = typeof type === "string" && /^[A-Za-z]+$/.test(type) && !/^bearer$/i.test(type) ? type : "Bearer";
  return { authorization: `${scheme} ${token}`, until: nowMillis() + Math.max(1, seconds - SPARE_SECONDS) * 1_000 };
}
