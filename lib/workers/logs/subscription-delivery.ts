import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type Caller, serviceCaller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import { type DeliveryOutcome, messageOf, type SubscriptionDelivery } from "@/lib/services/logs/model/delivery";
import { send } from "../deliveries/send";
import type { Step } from "../loop";

const SERVICE = "logs.amazonaws.com";
const compress = promisify(gzip);

/** Sends, every second, what subscription filters found: to Lambda functions and log groups, in every account and Region. */
export function subscriptionDelivery(): Step {
  return {
    name: "log subscriptions",
    everyMillis: 1_000,
    run: async () => {
      const { accountId, region } = settings();
      const { scopes } = await invoke(serviceCaller(SERVICE, accountId, region), "logs:ListSubscriptionScopes", {});
      const full = await Promise.all(
        scopes.map((scope) => deliverDue(serviceCaller(SERVICE, scope.accountId, scope.region))),
      );
      return full.includes(true) ? "more" : "rest";
    },
  };
}

/** Answers whether more may be due. */
async function deliverDue(caller: Caller): Promise<boolean> {
  const { deliveries, full } = await invoke(caller, "logs:TakeSubscriptionDeliveries", {});
  await Promise.all(
    deliveries.map(async (delivery) => {
      const outcome = await deliver(caller, delivery);
      await invoke(caller, "logs:SettleSubscriptionDelivery", { delivery, outcome });
    }),
  );
  return full;
}

async function deliver(caller: Caller, delivery: SubscriptionDelivery): Promise<DeliveryOutcome> {
  const { destination } = delivery;
  if (destination.kind === "logGroup") return invoke(caller, "logs:ForwardLogEvents", { delivery });
  const data = (await compress(messageOf(delivery, caller.accountId))).toString("base64");
  const payload = JSON.stringify({ awslogs: { data } });
  const order = { kind: "function", functionArn: destination.functionArn, payload } as const;
  return send(order);
}
