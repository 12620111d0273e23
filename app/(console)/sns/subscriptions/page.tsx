import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ask } from "@/lib/console/ask";
import { readSubscriptions } from "../topics/read-topics";
import { SubscriptionTable } from "./subscription-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sns.subscriptions"))("title") };
}

export default async function SubscriptionsPage() {
  return <SubscriptionTable initial={await readSubscriptions(ask)} />;
}
