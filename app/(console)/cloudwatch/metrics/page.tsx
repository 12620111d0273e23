import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { areChangesShown } from "@/components/changes/changes-search";
import { emptyGraph } from "@/components/metrics/graph-address";
import { linesOf } from "@/components/metrics/graph-lines";
import { resolveTimeRange } from "@/components/time-range/time-range";
import { apiEndpoint } from "@/lib/console/api-endpoint";
import { ask, askIn } from "@/lib/console/ask";
import { currentRegion } from "@/lib/console/session";
import { now } from "@/lib/platform/clock";
import { readChanges } from "../read-changes";
import { readGraphs } from "../read-graphs";
import { parseMetricsSearch } from "./metrics-search";
import { MetricsView } from "./metrics-view";
import { readMetricNames } from "./read-metric-names";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("metrics"))("title") };
}

export default async function MetricsPage({ searchParams }: Props) {
  const [members, region] = await Promise.all([searchParams, currentRegion()]);
  const { graph, range, namespace } = parseMetricsSearch((name) => {
    const value = members[name];
    return typeof value === "string" ? value : undefined;
  }, region);
  const asked = now();
  const stretch = resolveTimeRange(range, asked);
  const drawn = linesOf(graph ?? emptyGraph(region), stretch, asked);
  const [names, values, changes] = await Promise.all([
    readMetricNames(ask, namespace),
    readGraphs(askIn, [drawn], stretch, asked),
    areChangesShown(members.changes) ? readChanges(ask, stretch) : undefined,
  ]);
  return <MetricsView initialNames={names} initialValues={values} initialChanges={changes} endpoint={apiEndpoint()} />;
}
