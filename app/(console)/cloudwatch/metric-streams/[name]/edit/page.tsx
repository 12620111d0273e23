import type { Metadata } from "next";
import { streamDraftOf } from "@/components/metric-streams/stream-draft";
import { ask, askFor } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { readStreamChoices } from "../../read-streams";
import { StreamForm } from "../../stream-form";

type Props = { params: Promise<{ name: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameInPath((await params).name) };
}

export default async function EditMetricStreamPage({ params }: Props) {
  const stream = await askFor("cloudwatch:GetMetricStream", { Name: nameInPath((await params).name) });
  return <StreamForm initial={streamDraftOf(stream)} isNew={false} choices={await readStreamChoices(ask)} />;
}
