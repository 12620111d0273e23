import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { automaticBody } from "@/components/dashboards/automatic-body";
import { placedWidgets } from "@/components/dashboards/dashboard-widgets";
import type { MetricName } from "@/components/metrics/metric-name";
import { lastHours, parseTimeRange, resolveTimeRange } from "@/components/time-range/time-range";
import { ask, askIn } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { currentRegion } from "@/lib/console/session";
import { now } from "@/lib/platform/clock";
import { readDashboard } from "../../dashboards/read-dashboard";
import { readMetricNames } from "../../metrics/read-metric-names";
import { AutomaticView } from "./automatic-view";

type Props = {
  params: Promise<{ namespace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** A page shows sixty graphs at most; more metrics than these add none. */
const MOST_METRICS = 3000;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameInPath((await params).namespace) };
}

/** The dashboard that Mirante makes by itself of a namespace that sends data. */
export default async function AutomaticPage({ params, searchParams }: Props) {
  const namespace = nameInPath((await params).namespace);
  const [metrics, region, { start, end }] = await Promise.all([readAll(namespace), currentRegion(), searchParams]);
  if (metrics.length === 0) notFound();
  const body = automaticBody(namespace, metrics, region);
  const asked = now();
  const range = parseTimeRange({ start: single(start), end: single(end) }, lastHours(3));
  const initial = await readDashboard(askIn, placedWidgets(body), "auto", resolveTimeRange(range, asked), asked);
  return <AutomaticView namespace={namespace} body={body} initial={initial} />;
}

async function readAll(namespace: string): Promise<MetricName[]> {
  const metrics: MetricName[] = [];
  let token: string | undefined;
  do {
    const page = await readMetricNames(ask, namespace, token);
    metrics.push(...page.items);
    token = page.next;
  } while (token !== undefined && metrics.length < MOST_METRICS);
  return metrics;
}

function single(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
