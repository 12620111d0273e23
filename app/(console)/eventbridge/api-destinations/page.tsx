import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ask } from "@/lib/console/ask";
import { readApiDestinations } from "../rules/read-rules";
import { DestinationList } from "./destination-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("eventbridge.destinations"))("title") };
}

export default async function ApiDestinationsPage() {
  return <DestinationList destinations={await readApiDestinations(ask)} />;
}
