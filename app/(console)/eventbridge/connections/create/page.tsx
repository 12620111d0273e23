import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EMPTY_CONNECTION } from "@/components/eventbridge/connections/connection-draft";
import { ConnectionForm } from "../connection-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("eventbridge.connections"))("create") };
}

export default function CreateConnectionPage() {
  return <ConnectionForm initial={EMPTY_CONNECTION} isNew />;
}
