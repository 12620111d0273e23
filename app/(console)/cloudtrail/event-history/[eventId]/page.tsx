import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AftermathPanel } from "@/components/changes/aftermath-panel";
import { EventPage } from "@/components/cloudtrail/event-page";
import { askFor } from "@/lib/console/ask";
import { readAftermath } from "./read-aftermath";

type Props = { params: Promise<{ eventId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await describeEvent((await params).eventId)).Event.eventName };
}

export default async function EventDetailPage({ params }: Props) {
  const context = await describeEvent((await params).eventId);
  const { Event: event } = context;
  return (
    <EventPage context={context}>
      {!event.readOnly && <AftermathPanel aftermath={await readAftermath(event)} />}
    </EventPage>
  );
}

/** Event ids are unique over all Regions, and a link to one should work from any of them. */
const describeEvent = cache((eventId: string) => {
  if (!/^[0-9a-f-]{36}$/i.test(eventId)) notFound();
  return askFor("cloudtrail:DescribeEvent", { EventId: eventId });
});
