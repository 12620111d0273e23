"use client";

import ButtonDropdown, { type ButtonDropdownProps } from "@cloudscape-design/components/button-dropdown";
import { useTranslations } from "next-intl";
import { saveFile } from "@/components/console/save-file";
import { insightsAddress } from "@/components/logs-insights/insights-address";
import { alarmAddress } from "@/components/metrics/alarm-address";
import { graphAddress } from "@/components/metrics/graph-address";
import { graphCsv } from "@/components/metrics/graph-csv";
import { linesOf } from "@/components/metrics/graph-lines";
import { seriesOf } from "@/components/metrics/graph-values";
import { timeRangeSearch } from "@/components/time-range/time-range";
import { type ExpandedMetric, expandMetrics } from "@/lib/services/dashboards/model/expand-metrics";
import { readLogQuery } from "@/lib/services/dashboards/model/log-query";
import { canEnlarge, keptRange, type PlacedWidget, periodRule, valuesOf } from "./dashboard-widgets";
import type { WidgetAct, WidgetMenuProps } from "./widget-menu";

/** Without a period of its own an alarm looks at five minutes, as AWS's wizard begins. */
const ALARM_PERIOD = 300;

/** A menu with more would be no menu. */
const MOST_ALARMS = 20;

/** Everything that can be done with one widget. */
export function WidgetActions(props: WidgetMenuProps) {
  const {
    placed,
    data,
    override,
    rangeSearch,
    onAct,
    onPicture,
    hasLinks = true,
    graph,
    label,
    onEnlarge,
    onMove,
  } = props;
  const t = useTranslations("dashboards.widget");
  const log = logOf(placed);
  const values = valuesOf(placed, data);
  const range = keptRange(placed);
  const drawn = () => {
    const stretch = { start: new Date(values.start), end: new Date(values.end) };
    return graph && linesOf(graph, stretch, new Date(values.readAt), periodRule(override));
  };
  const alarms = (): ButtonDropdownProps.Items => {
    const rows = graph ? expandMetrics(graph).slice(0, MOST_ALARMS) : [];
    const items = rows.flatMap((row, place) => {
      const href = graph && row.visible ? alarmAddress(graph, place, ALARM_PERIOD) : undefined;
      if (href === undefined) return [];
      return [{ id: `alarm ${place}`, text: row.label ?? nameOf(row), href }];
    });
    const [only] = items;
    if (items.length === 1 && only) return [{ ...only, text: t("createAlarm") }];
    return items.length > 0 ? [{ id: "alarms", text: t("createAlarm"), items }] : [];
  };
  const items: ButtonDropdownProps.Items = [
    ...(canEnlarge(placed, graph) ? [{ id: "enlarge", text: t("enlarge") }] : []),
    ...(onAct ? [{ id: "refresh", text: t("refresh") }] : []),
    ...(onAct
      ? [
          { id: "edit", text: t("edit") },
          { id: "duplicate", text: t("duplicate") },
          { id: "copy", text: t("copy") },
          ...(onMove ? [{ id: "move", text: t("move") }] : []),
          { id: "rename", text: t("rename") },
        ]
      : []),
    ...(graph && hasLinks
      ? [
          {
            id: "metrics",
            text: t("viewInMetrics"),
            href: graphAddress(graph, range ? timeRangeSearch(range) : rangeSearch),
          },
          ...alarms(),
        ]
      : []),
    ...(log && hasLinks
      ? [{ id: "insights", text: t("viewInInsights"), href: insightsAddress({ ...log, range: rangeSearch }) }]
      : []),
    ...(graph ? [{ id: "csv", text: t("download") }] : []),
    ...(graph && onPicture ? [{ id: "png", text: t("downloadPicture") }] : []),
    ...(onAct ? [{ id: "remove", text: t("remove") }] : []),
  ];
  const choose = (id: string) => {
    const lines = drawn();
    if (id === "enlarge") onEnlarge();
    else if (id === "move") onMove?.();
    else if (id === "csv" && lines) saveFile(`${label}.csv`, "text/csv", graphCsv(seriesOf(lines, values)));
    else if (id === "png" && graph) onPicture?.(graph, label);
    else if (isAct(id)) onAct?.(id, placed.index);
  };
  return (
    <ButtonDropdown
      variant="inline-icon"
      items={items}
      ariaLabel={t("menu", { title: label })}
      expandToViewport
      onItemClick={({ detail }) => choose(detail.id)}
    />
  );
}

function nameOf(row: ExpandedMetric): string {
  if (row.kind === "expression") return row.expression;
  return [row.metricName, ...row.dimensions.map(({ Value }) => Value)].join(" ");
}

/** What a log widget asks, for the page of Logs Insights. */
function logOf({ widget }: PlacedWidget) {
  if (widget.type !== "log") return undefined;
  const { logGroups: groups, query } = readLogQuery(widget.properties);
  return { groups, query, region: widget.properties.region };
}

const ACTS: readonly string[] = ["refresh", "edit", "duplicate", "copy", "rename", "remove"] satisfies WidgetAct[];

function isAct(id: string): id is WidgetAct {
  return ACTS.includes(id);
}
