import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ask } from "@/lib/console/ask";
import { readBuses } from "../rules/read-rules";
import { BusList } from "./bus-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("eventbridge.buses"))("title") };
}

export default async function EventBusesPage() {
  return <BusList buses={await readBuses(ask)} />;
}
