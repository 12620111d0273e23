import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EMPTY_STREAM } from "@/components/metric-streams/stream-draft";
import { ask } from "@/lib/console/ask";
import { readStreamChoices } from "../read-streams";
import { StreamForm } from "../stream-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("metric-streams.form"))("create") };
}

export default async function CreateMetricStreamPage() {
  return <StreamForm initial={EMPTY_STREAM} isNew choices={await readStreamChoices(ask)} />;
}
