import type { Metadata } from "next";
import { parseTimeRange } from "@/components/time-range/time-range";
import { ask } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { now } from "@/lib/platform/clock";
import { Timeline } from "./timeline";
import { type Subject, TIMELINE_RANGE, timelineQuestions } from "./timeline-question";

type Search = { of?: string; type?: string; start?: string; end?: string; reads?: string };
type Props = { params: Promise<{ name: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameInPath((await params).name) };
}

/** A user's timeline, or with `of=resource` that of a resource, whose `type` may be given too. */
export default async function TimelinePage({ params, searchParams }: Props) {
  const name = nameInPath((await params).name);
  const search = await searchParams;
  const subject: Subject =
    search.of === "resource" ? { kind: "resource", name, type: search.type } : { kind: "user", name };
  const view = { subject, range: parseTimeRange(search, TIMELINE_RANGE), reads: search.reads === "yes" };
  const questions = timelineQuestions(view, now());
  const [events, density, calls, others] = await Promise.all([
    ask("cloudtrail:SearchEvents", questions.events),
    ask("cloudtrail:CountEvents", questions.density),
    ask("cloudtrail:CountEvents", questions.calls),
    ask("cloudtrail:CountEvents", questions.others),
  ]);
  return (
    <Timeline
      view={view}
      questions={questions}
      events={{ items: events.Events, next: events.NextToken }}
      density={density}
      calls={calls.Counts}
      others={others.Counts}
    />
  );
}
