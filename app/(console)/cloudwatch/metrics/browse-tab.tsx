"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { CommandLine } from "@/components/console/command-line";
import { EmptyState } from "@/components/console/empty-state";
import { type BrowsePlace, MetricBrowser } from "@/components/metrics/metric-browser";
import type { MetricName } from "@/components/metrics/metric-name";
import type { MetricActs } from "@/components/metrics/metric-row-menu";
import { useAsk } from "@/lib/console/use-ask";
import { type Page, useLivePages } from "@/lib/console/use-live-pages";
import { readMetricNames } from "./read-metric-names";

/** As many metrics are read without being asked; whoever has more can ask for them, or search within a namespace. */
const MOST_READ = 10_000;

type Props = {
  initial: Page<MetricName>;
  place: BrowsePlace;
  search: string;
  isOpening: boolean;
  graphed: ReadonlySet<string>;
  addressOf: (place: BrowsePlace) => string;
  onOpen: (place: BrowsePlace) => void;
  onSearch: (search: string) => void;
  onGraph: (graphed: MetricName[], ungraphed: MetricName[]) => void;
  onGraphSearch: () => void;
  acts: Pick<MetricActs, "onGraphOnly" | "onAlarms" | "onCopy">;
  /** Where the AWS API answers, for command lines. */
  endpoint: string;
};

/** Everything that can be graphed. Pages of the list behind the first are read while the first is already on screen. */
export function BrowseTab({ initial, isOpening, endpoint, ...browser }: Props) {
  const t = useTranslations("metrics.browse");
  const ask = useAsk();
  const { namespace } = browser.place;
  const names = useLivePages({ metrics: namespace ?? null }, (token) => readMetricNames(ask, namespace, token), {
    initial,
  });

  const readOn = useEffectEvent(() => void names.loadMore());
  const shallReadOn = names.hasMore && !names.refreshing && !names.error && names.items.length < MOST_READ;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that has come lets the next be asked for.
  useEffect(() => {
    if (shallReadOn) readOn();
  }, [shallReadOn, names.items.length]);

  return (
    <MetricBrowser
      {...browser}
      metrics={names.items}
      hasMore={names.hasMore}
      loading={isOpening || shallReadOn || names.refreshing}
      problem={names.error?.message}
      onMore={() => void names.loadMore()}
      empty={
        <EmptyState
          title={t("noneTitle")}
          hint={t("none")}
          command={
            <CommandLine
              command="cloudwatch put-metric-data --namespace MyApp --metric-name Requests --value 1"
              endpoint={endpoint}
            />
          }
        />
      }
    />
  );
}
