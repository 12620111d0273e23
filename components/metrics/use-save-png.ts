"use client";

import { useLocale, useTimeZone, useTranslations } from "next-intl";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { chartOptionsOf } from "@/lib/services/dashboards/model/chart-options";
import type { GraphLines } from "./graph-lines";
import { type GraphValues, seriesAndBandsOf, seriesOf } from "./graph-values";

const SIZE = { width: 1000, height: 500 };

/** Offers a graph as it is shown, in its view, theme, language and time zone, as a PNG file. */
export function useSavePng(): (graph: MetricProperties, drawn: GraphLines, values: GraphValues) => Promise<void> {
  const t = useTranslations("charts");
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  return async (graph, drawn, values) => {
    const options = chartOptionsOf(graph, { start: new Date(values.start), end: new Date(values.end) });
    const isOverTime = options.view === "timeSeries";
    const { series, bands } = isOverTime
      ? seriesAndBandsOf(drawn, values)
      : { series: seriesOf(drawn, values), bands: [] };
    const isDark = document.body.classList.contains("awsui-dark-mode");
    const { savePng } = await import("@/components/charts/save-png");
    await savePng(
      {
        ...options,
        ...SIZE,
        title: graph.title,
        series,
        bands: [...(options.bands ?? []), ...bands],
        range: { start: values.start, end: values.end },
        theme: isDark ? "dark" : "light",
        zone,
        locale,
        emptyText: t("empty"),
      },
      `${graph.title ?? "metrics"}.png`,
    );
  };
}
