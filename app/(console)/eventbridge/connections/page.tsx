import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ask } from "@/lib/console/ask";
import { readConnections } from "../rules/read-rules";
import { ConnectionList } from "./connection-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("eventbridge.connections"))("title") };
}

export default async function ConnectionsPage() {
  return <ConnectionList connections={await readConnections(ask)} />;
}
