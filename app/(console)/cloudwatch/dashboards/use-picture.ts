"use client";

import { useFlash } from "@/components/console/flash";
import { saveBlob } from "@/components/console/save-file";
import { imageWidget } from "@/components/metrics/graph-commands";
import { parseTimeRange, type TimeRange } from "@/components/time-range/time-range";
import { askLiveIn } from "@/lib/console/use-ask";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";

/** Lets the browser save a graph as a PNG, drawn by the server over the range on screen or its own, light or dark as the page is. */
export function usePicture(range: TimeRange): (graph: MetricProperties, title: string) => Promise<void> {
  const flash = useFlash();
  return async (graph, title) => {
    const theme = document.body.classList.contains("awsui-dark-mode") ? "dark" : "light";
    const MetricWidget = JSON.stringify({ ...JSON.parse(imageWidget(graph, parseTimeRange(graph, range))), theme });
    try {
      const answer = await askLiveIn(graph.region)("cloudwatch:GetMetricWidgetImage", { MetricWidget });
      const { MetricWidgetImage: bytes } = answer;
      if (bytes) saveBlob(`${title}.png`, new Blob([new Uint8Array(bytes)], { type: "image/png" }));
    } catch (error) {
      flash.show({ type: "error", content: error instanceof Error ? error.message : String(error) });
    }
  };
}
