import type { Metadata } from "next";
import { destinationDraftOf } from "@/components/eventbridge/connections/destination-draft";
import { ask, askFor } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { readConnections } from "../../rules/read-rules";
import { DestinationForm } from "../destination-form";
import { DestinationTest } from "../destination-test";

type Props = { params: Promise<{ name: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameInPath((await params).name) };
}

/** An API destination: its settings to be changed, and a call to try it. */
export default async function ApiDestinationPage({ params }: Props) {
  const name = nameInPath((await params).name);
  const destination = await askFor("events:DescribeApiDestination", { Name: name });
  return (
    <DestinationForm
      initial={destinationDraftOf(destination)}
      isNew={false}
      connections={await readConnections(ask)}
      after={<DestinationTest name={name} />}
    />
  );
}
