import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EMPTY_DESTINATION } from "@/components/eventbridge/connections/destination-draft";
import { ask } from "@/lib/console/ask";
import { readConnections } from "../../rules/read-rules";
import { DestinationForm } from "../destination-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("eventbridge.destinations"))("create") };
}

export default async function CreateApiDestinationPage() {
  return <DestinationForm initial={EMPTY_DESTINATION} isNew connections={await readConnections(ask)} />;
}
