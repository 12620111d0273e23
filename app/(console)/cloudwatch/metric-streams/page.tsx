import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { apiEndpoint } from "@/lib/console/api-endpoint";
import { ask } from "@/lib/console/ask";
import { StreamTabs } from "./stream-tabs";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("metric-streams.streams"))("title") };
}

/** The metric streams of the account, and the delivery streams behind them. */
export default async function MetricStreamsPage({ searchParams }: Props) {
  const [{ tab }, streams, firehoses] = await Promise.all([
    searchParams,
    ask("cloudwatch:ListMetricStreamStates", {}),
    ask("firehose:ListDeliveryStreamStates", {}),
  ]);
  return (
    <StreamTabs
      tab={tab === "delivery" ? "delivery" : "streams"}
      streams={streams}
      firehoses={firehoses}
      endpoint={apiEndpoint()}
    />
  );
}
