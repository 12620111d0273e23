import type { Metadata } from "next";
import { type EventSearchParams, LogEventsPage } from "../log-events-page";

type Props = { params: Promise<{ group: string; stream: string }>; searchParams: EventSearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).stream) };
}

/** The log events of one stream. */
export default async function StreamPage({ params, searchParams }: Props) {
  const { group, stream } = await params;
  const source = { group: decodeURIComponent(group), stream: decodeURIComponent(stream) };
  return <LogEventsPage source={source} searchParams={searchParams} />;
}
