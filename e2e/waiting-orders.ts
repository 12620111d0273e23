import { serviceCaller } from "@/lib/platform/caller";
import { database } from "@/lib/platform/database";
import { invoke } from "@/lib/services/invoke";
import type { Order } from "@/lib/services/notifications/model/order";

/** What a worker would now be told to send for an account, oldest first. */
export async function waitingOrders(accountId: string, region = "us-east-1"): Promise<Order[]> {
  const waiting = await database().snsDelivery.findMany({
    where: { accountId, region, state: "Waiting" },
    orderBy: { publishedAt: "asc" },
  });
  const caller = serviceCaller("sns.amazonaws.com", accountId, region);
  const orders: Order[] = [];
  for (const { publishedAt, deliveryId, attempts } of waiting) {
    const input = { PublishedAt: publishedAt, DeliveryId: deliveryId, Attempt: attempts + 1 };
    const { Order } = await invoke(caller, "sns:BeginDelivery", input);
    if (Order) orders.push(Order);
  }
  return orders;
}
