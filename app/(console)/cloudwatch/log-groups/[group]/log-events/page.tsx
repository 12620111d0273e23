import type { Metadata } from "next";
import { type EventSearchParams, LogEventsPage } from "./log-events-page";

type Props = { params: Promise<{ group: string }>; searchParams: EventSearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).group) };
}

/** Search all log streams of a group. */
export default async function AllStreamsPage({ params, searchParams }: Props) {
  const group = decodeURIComponent((await params).group);
  return <LogEventsPage source={{ group, stream: undefined }} searchParams={searchParams} />;
}
