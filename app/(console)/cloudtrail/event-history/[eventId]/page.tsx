import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AftermathPanel } from "@/components/changes/aftermath-panel";
import { EventPage } from "@/components/cloudtrail/event-page";
import { ask } from "@/lib/console/ask";
import { readAftermath } from "./read-aftermath";

type Props = { params: Promise<{ eventId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await findEvent((await params).eventId))?.eventName };
}

export default async function EventDetailPage({ params }: Props) {
  const event = await findEvent((await params).eventId);
  if (!event) notFound();
  return (
    <EventPage event={event}>{!event.readOnly && <AftermathPanel aftermath={await readAftermath(event)} />}</EventPage>
  );
}

/** Event ids are unique over all Regions, and a link to one should work from any of them. */
const findEvent = cache(async (eventId: string) => {
  if (!/^[0-9a-f-]{36}$/i.test(eventId)) return undefined;
  const { Events } = await ask("cloudtrail:SearchEvents", {
    Conditions: [{ field: "eventId", operator: "=", value: eventId.toLowerCase() }],
    MaxResults: 1,
  });
  return Events[0];
});
