import { setTimeout as sleep } from "node:timers/promises";
import type { Arn } from "@/lib/platform/arn";
import type { Caller } from "@/lib/platform/caller";
import { post } from "@/lib/platform/http-post";
import { settings } from "@/lib/platform/settings";
import type { Delivery } from "@/lib/services/events/model/delivery";
import { invoke } from "@/lib/services/invoke";
import { apiRequest } from "./api-request";
import { judge, Refused } from "./failure";
import { authorizationOf, forgetToken } from "./oauth";

/** AWS's own limit for an API destination's answer. */
const TIMEOUT_MILLIS = 5_000;
/** When a destination has as many calls ahead as it may take in a second, the next look is a second or two away. */
const BUSY_MILLIS = 1_000;

/** Calls an API destination, within its rate and with what its connection authorises. */
export async function callApiDestination(caller: Caller, arn: Arn, { target, event }: Delivery, body: string) {
  const [, Name = "", id] = arn.resource.split("/");
  const prepared = await invoke(caller, "events:PrepareInvocation", { Name });
  if (prepared.kind === "busy") return { busyUntilMillis: Date.now() + BUSY_MILLIS * (1 + Math.random()) };
  if (prepared.kind === "unauthorized")
    throw new Refused("CONNECTION_DEAUTHORIZED", "The connection is not authorized.");
  if (prepared.kind === "missing" || (id !== undefined && prepared.destination.id !== id)) {
    throw new Refused("RESOURCE_NOT_FOUND", `${target.Arn} does not exist.`);
  }
  const { destination, connection } = prepared;
  await sleep(prepared.waitMillis);
  const authorization = await authorizationOf(connection);
  const parameters = target.HttpParameters;
  const request = apiRequest(destination, connection.auth, { parameters, event, body, authorization });
  const allowPrivate = settings().allowPrivateTargets;
  const response = await post({ ...request, timeoutMillis: TIMEOUT_MILLIS, allowPrivate });
  if (response.status === 401 || response.status === 407) forgetToken(connection);
  return judge(response);
}
