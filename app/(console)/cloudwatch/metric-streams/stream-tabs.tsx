"use client";

import Tabs from "@cloudscape-design/components/tabs";
import { useTranslations } from "next-intl";
import { RefreshControl } from "@/components/console/refresh-control";
import { useAddress } from "@/components/console/use-address";
import { useRefreshInterval } from "@/components/console/use-refresh-interval";
import { useLive } from "@/lib/console/use-live";
import type { OutputOf } from "@/lib/services/catalog";
import { DeliveryList } from "./delivery-list";
import { StreamList } from "./stream-list";

type Props = {
  tab: "streams" | "delivery";
  streams: OutputOf<"cloudwatch:ListMetricStreamStates">;
  firehoses: OutputOf<"firehose:ListDeliveryStreamStates">;
  /** Where the AWS API answers, for command lines. */
  endpoint: string;
};

/** Metric streams on one tab, the delivery streams that carry them on the other; both stay fresh. */
export function StreamTabs({ tab, streams: initialStreams, firehoses: initialFirehoses, endpoint }: Props) {
  const t = useTranslations("metric-streams");
  const address = useAddress();
  const [everySeconds, setEverySeconds] = useRefreshInterval();
  const streams = useLive("cloudwatch:ListMetricStreamStates", {}, { initial: initialStreams, everySeconds });
  const firehoses = useLive("firehose:ListDeliveryStreamStates", {}, { initial: initialFirehoses, everySeconds });
  const refresh = async () => {
    await Promise.all([streams.refresh(), firehoses.refresh()]);
  };
  const control = (
    <RefreshControl
      refreshing={streams.refreshing || firehoses.refreshing}
      onRefresh={() => void refresh()}
      everySeconds={everySeconds}
      onInterval={setEverySeconds}
    />
  );
  return (
    <Tabs
      activeTabId={tab}
      onChange={({ detail }) => address.ask({ tab: detail.activeTabId === "delivery" ? "delivery" : undefined })}
      tabs={[
        {
          id: "streams",
          label: t("streams.title"),
          content: tab === "streams" && (
            <StreamList
              streams={streams.data.Streams}
              firehoses={firehoses.data.Streams}
              refreshControl={control}
              onChanged={refresh}
              endpoint={endpoint}
            />
          ),
        },
        {
          id: "delivery",
          label: t("delivery.title"),
          content: tab === "delivery" && (
            <DeliveryList
              firehoses={firehoses.data.Streams}
              streams={streams.data.Streams}
              refreshControl={control}
              onChanged={refresh}
            />
          ),
        },
      ]}
    />
  );
}
