"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { GraphValues } from "@/components/metrics/graph-values";
import type { Stretch } from "@/components/time-range/time-range";
import type { ExplorerProperties } from "@/lib/services/dashboards/model/body";
import { type PeriodOverride, periodRule } from "./dashboard-widgets";
import { type ExploredMetrics, explorerGraphs } from "./explorer-graphs";
import { MetricWidget } from "./metric-widget";
import { WidgetNotice } from "./widget-notice";

type Props = {
  properties: ExplorerProperties;
  explored: ExploredMetrics;
  values: GraphValues;
  override: PeriodOverride;
  /** Pixels for everything. */
  height: number;
  onZoom?: (stretch: Stretch) => void;
};

const TITLE = 28;
const USUAL_ROWS = 1;
const USUAL_COLUMNS = 2;

/** The graphs of an explorer beside and under each other; what has no room is scrolled to. */
export function ExplorerWidget({ properties, explored, values, override, height, onZoom }: Props) {
  const t = useTranslations("dashboards.widget");
  const graphs = useMemo(() => explorerGraphs(properties, explored), [properties, explored]);
  const rule = useMemo(() => periodRule(override), [override]);
  if (graphs.length === 0) return <WidgetNotice>{t("nothingExplored")}</WidgetNotice>;
  const { rowsPerPage = USUAL_ROWS, widgetsPerRow = USUAL_COLUMNS } = properties.widgetOptions ?? {};
  const columns = Math.min(widgetsPerRow, graphs.length);
  const each = Math.max(120, Math.floor(height / rowsPerPage) - TITLE);
  return (
    <div
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      className="grid h-full gap-x-4 overflow-y-auto"
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {graphs.map((graph) => (
        <div key={graph.title} className="min-w-0">
          <h3 className="m-0 truncate font-sans text-xs leading-7 font-bold text-body">{graph.title}</h3>
          <MetricWidget {...{ graph, values, rule, onZoom }} height={each} />
        </div>
      ))}
    </div>
  );
}
