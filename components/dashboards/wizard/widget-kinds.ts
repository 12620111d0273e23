import type {
  AlarmProperties,
  LogProperties,
  MetricProperties,
  MetricView,
  Widget,
} from "@/lib/services/dashboards/model/body";
import { readLogQuery } from "@/lib/services/dashboards/model/log-query";

/** What a widget shows, as AWS's dialog asks first. */
export const DATA_TYPES = ["metrics", "logs", "alarms", "explorer", "other"] as const;
export type DataType = (typeof DATA_TYPES)[number];

/** How it shows that, as AWS's dialog asks second. */
export const WIDGET_KINDS = {
  metrics: ["line", "stacked", "number", "gauge", "bar", "pie", "dataTable"],
  logs: ["logTable", "logLine", "logBar", "logPie"],
  alarms: ["alarmStatus"],
  explorer: ["explorer"],
  other: ["text", "custom"],
} as const;
export type WidgetKind = (typeof WIDGET_KINDS)[DataType][number];

const METRIC_VIEWS: Record<(typeof WIDGET_KINDS)["metrics"][number], MetricView> = {
  line: "timeSeries",
  stacked: "timeSeries",
  number: "singleValue",
  gauge: "gauge",
  bar: "bar",
  pie: "pie",
  dataTable: "table",
};
const LOG_VIEWS = { logTable: "table", logLine: "timeSeries", logBar: "bar", logPie: "pie" } as const;

/** What a new log widget asks, to be changed: a chart needs statistics. */
const STARTING_QUERIES = {
  logTable: "fields @timestamp, @message\n| sort @timestamp desc\n| limit 100",
  logLine: "stats count(*) by bin(5m)",
  logBar: "stats count(*) as events by @logStream\n| sort events desc\n| limit 10",
  logPie: "stats count(*) as events by @logStream\n| sort events desc\n| limit 10",
} as const;

/** A widget with nothing in it yet, of AWS's size. */
export function emptyWidget(kind: WidgetKind, region: string): Widget {
  switch (kind) {
    case "logTable":
    case "logLine":
    case "logBar":
    case "logPie":
      return {
        type: "log",
        width: 24,
        height: 6,
        properties: { query: STARTING_QUERIES[kind], region, title: "", view: LOG_VIEWS[kind] } satisfies LogProperties,
      };
    case "alarmStatus":
      return { type: "alarm", width: 24, height: 3, properties: { title: "", alarms: [] } satisfies AlarmProperties };
    case "explorer":
      return {
        type: "explorer",
        width: 24,
        height: 12,
        properties: {
          metrics: [],
          labels: [],
          region,
          period: 300,
          title: "",
          widgetOptions: { view: "timeSeries", stacked: false, rowsPerPage: 2, widgetsPerRow: 2 },
        },
      };
    case "text":
      return { type: "text", width: 6, height: 6, properties: { markdown: "" } };
    case "custom":
      return {
        type: "custom",
        width: 6,
        height: 6,
        properties: { endpoint: "", title: "", updateOn: { refresh: true, resize: true, timeRange: true } },
      };
    default:
      return { type: "metric", ...sizeOf(kind), properties: emptyGraph(kind, region) };
  }
}

function sizeOf(kind: (typeof WIDGET_KINDS)["metrics"][number]): { width: number; height: number } {
  return kind === "number"
    ? { width: 6, height: 3 }
    : kind === "dataTable"
      ? { width: 24, height: 6 }
      : { width: 12, height: 6 };
}

function emptyGraph(kind: (typeof WIDGET_KINDS)["metrics"][number], region: string): MetricProperties {
  return {
    metrics: [],
    view: METRIC_VIEWS[kind],
    stacked: kind === "stacked",
    region,
    title: "",
    // AWS wants both ends of a gauge.
    ...(kind === "gauge" ? { yAxis: { left: { min: 0, max: 100 } } } : {}),
    ...(kind === "number" ? { sparkline: true } : {}),
  };
}

/** Whether there is enough in a widget to be saved. */
export function isComplete(widget: Widget): boolean {
  switch (widget.type) {
    case "metric":
      return (widget.properties.metrics ?? []).length > 0 || widget.properties.annotations?.alarms !== undefined;
    case "log":
      return readLogQuery(widget.properties).logGroups.length > 0 || /^\s*source\b/i.test(widget.properties.query);
    case "alarm":
      return widget.properties.alarms.length > 0;
    case "text":
      return widget.properties.markdown.trim() !== "";
    case "explorer": {
      const { metrics } = widget.properties;
      return (
        metrics.length > 0 && metrics.every(({ metricName, resourceType }) => metricName !== "" && resourceType !== "")
      );
    }
    case "custom":
      return widget.properties.endpoint.trim() !== "";
    case "chart":
      return true;
  }
}

/** Takes out what was left empty: a title that nobody has written is none. */
export function tidy(widget: Widget): Widget {
  const { title, ...rest } = widget.properties as { title?: string };
  const properties = title === undefined || title.trim() === "" ? rest : { ...widget.properties };
  return { ...widget, properties } as Widget;
}
