import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { deliveryQuestion } from "@/components/sns/delivery-question";
import { ask } from "@/lib/console/ask";
import { DeliveryLog } from "./delivery-log";
import { readDeliveries } from "./read-deliveries";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sns.deliveries"))("title") };
}

/** Every attempt to deliver a message of any topic. */
export default async function DeliveriesPage({ searchParams }: Props) {
  const question = deliveryQuestion(await searchParams);
  return <DeliveryLog question={question} initial={await readDeliveries(ask, question)} scope="account" />;
}
