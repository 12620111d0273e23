"use client";

import { useEffect, useEffectEvent } from "react";
import { useRegion } from "@/components/console/region";
import { QueryEditor } from "@/components/metrics/query-editor";
import { useAsk } from "@/lib/console/use-ask";
import { useReading } from "@/lib/console/use-reading";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { withResourceTags } from "../read-metric-tags";
import { readAllMetricNames } from "./read-metric-names";

type Props = { graph: MetricProperties; onChange: (graph: MetricProperties) => void };

/** The editor of queries, with the names of all metrics and the tags of what they name to choose from. */
export function QueryTab({ graph, onChange }: Props) {
  const ask = useAsk();
  const region = useRegion();
  const { data, refreshing, refresh } = useReading(
    JSON.stringify({ everyMetric: region }),
    async () => withResourceTags(ask, await readAllMetricNames(ask)),
    { initial: NOTHING },
  );
  const read = useEffectEvent(() => void refresh());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another Region has other metrics.
  useEffect(() => read(), [region]);
  return <QueryEditor graph={graph} metrics={data} loading={refreshing && data.length === 0} onChange={onChange} />;
}

const NOTHING: Awaited<ReturnType<typeof withResourceTags>> = [];
