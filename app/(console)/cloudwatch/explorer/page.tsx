import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { parseExplorer } from "@/components/explorer/explorer-address";
import { parseTimeRange, resolveTimeRange } from "@/components/time-range/time-range";
import { apiEndpoint } from "@/lib/console/api-endpoint";
import { askIn } from "@/lib/console/ask";
import { currentRegion } from "@/lib/console/session";
import { now } from "@/lib/platform/clock";
import { METRICS_RANGE } from "../metrics/metrics-search";
import { ExplorerView } from "./explorer-view";
import { readExplorer } from "./read-explorer";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("explorer"))("title") };
}

export default async function ExplorerPage({ searchParams }: Props) {
  const [members, region] = await Promise.all([searchParams, currentRegion()]);
  const text = (name: string) => (typeof members[name] === "string" ? members[name] : undefined);
  const asked = now();
  const range = parseTimeRange({ start: text("start"), end: text("end") }, METRICS_RANGE);
  const stretch = resolveTimeRange(range, asked);
  const initial = await readExplorer(askIn, parseExplorer(text("explorer")), region, stretch, asked);
  return <ExplorerView initial={initial} endpoint={apiEndpoint()} />;
}
