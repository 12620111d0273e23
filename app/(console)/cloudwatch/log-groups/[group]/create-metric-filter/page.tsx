import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { draftOf, EMPTY_DRAFT, type MetricFilterDraft } from "@/components/log-filters/metric-filter-draft";
import { ask, askFor } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { readStreams } from "../read-streams";
import { MetricFilterWizard } from "./metric-filter-wizard";

type Search = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ group: string }>; searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("log-filters.metric"))("create") };
}

/** A new metric filter of a log group, on the pattern that the address may bring, or the filter that it names. */
export default async function CreateMetricFilterPage({ params, searchParams }: Props) {
  const group = nameInPath((await params).group);
  const { filter, pattern } = await searchParams;
  const isEdited = typeof filter === "string";
  const byLastEvent = { prefix: "", orderBy: "LastEventTime", descending: true } as const;
  const [streams, edited] = await Promise.all([
    readStreams(askFor, group, byLastEvent),
    isEdited ? readFilter(group, filter) : undefined,
  ]);
  if (isEdited && !edited) notFound();
  const initial = edited ?? { ...EMPTY_DRAFT, pattern: typeof pattern === "string" ? pattern : "" };
  return (
    <MetricFilterWizard
      group={group}
      initial={initial}
      isNew={!isEdited}
      streams={streams.items.map(({ name }) => name)}
    />
  );
}

async function readFilter(logGroupName: string, name: string): Promise<MetricFilterDraft | undefined> {
  const { metricFilters = [] } = await ask("logs:DescribeMetricFilters", { logGroupName, filterNamePrefix: name });
  const found = metricFilters.find(({ filterName }) => filterName === name);
  return found && draftOf(found);
}
