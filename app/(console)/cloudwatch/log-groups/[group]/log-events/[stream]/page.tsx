import type { Metadata } from "next";
import { nameInPath } from "@/lib/console/name-in-path";
import { type EventSearchParams, LogEventsPage } from "../log-events-page";

type Props = { params: Promise<{ group: string; stream: string }>; searchParams: EventSearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameInPath((await params).stream) };
}

/** The log events of one stream. */
export default async function StreamPage({ params, searchParams }: Props) {
  const { group, stream } = await params;
  const source = { group: nameInPath(group), stream: nameInPath(stream) };
  return <LogEventsPage source={source} searchParams={searchParams} />;
}
