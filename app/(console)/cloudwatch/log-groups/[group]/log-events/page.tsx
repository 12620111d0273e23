import type { Metadata } from "next";
import { nameInPath } from "@/lib/console/name-in-path";
import { type EventSearchParams, LogEventsPage } from "./log-events-page";

type Props = { params: Promise<{ group: string }>; searchParams: EventSearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameInPath((await params).group) };
}

/** Search all log streams of a group. */
export default async function AllStreamsPage({ params, searchParams }: Props) {
  const group = nameInPath((await params).group);
  return <LogEventsPage source={{ group, stream: undefined }} searchParams={searchParams} />;
}
