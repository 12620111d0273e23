import { anything, type Check, flag, integer, isObject, list, number, object, oneOf, text } from "./check";
import { COLOR, metricRow, PERIOD } from "./metric-row";

const MAX_METRICS = 500;
const LEGEND = object({ position: oneOf("right", "bottom", "hidden") });
const AXIS = object({ label: text(), min: number(), max: number(), showUnits: flag });
const ALARM_ARN = text({ pattern: /^arn:[\w-]+:cloudwatch:[\w-]*:\d{12}:alarm:.+$/ });

const horizontalLine = object(
  {
    value: number(),
    label: text(),
    color: COLOR,
    fill: oneOf("above", "below", "none"),
    yAxis: oneOf("left", "right"),
    visible: flag,
  },
  ["value"],
);
const verticalLine = object(
  {
    value: moment(),
    label: text(),
    color: COLOR,
    fill: oneOf("before", "after", "none"),
    visible: flag,
  },
  ["value"],
);

const METRIC = object({
  metrics: list(metricRow, 0, MAX_METRICS),
  annotations: object({
    alarms: list(ALARM_ARN, 1, 1),
    horizontal: list(lineOrBand(horizontalLine)),
    vertical: list(lineOrBand(verticalLine)),
  }),
  region: text(),
  accountId: text(),
  title: text(),
  view: oneOf("timeSeries", "singleValue", "gauge", "bar", "pie", "table"),
  stacked: flag,
  stat: text(),
  period: PERIOD,
  liveData: flag,
  sparkline: flag,
  trend: flag,
  setPeriodToTimeRange: flag,
  singleValueFullPrecision: flag,
  timezone: text({ pattern: /^[+-]\d{4}$/ }),
  legend: LEGEND,
  labels: object({ visible: flag }),
  start: text(),
  end: text(),
  yAxis: object({ left: AXIS, right: AXIS }),
  table: object({
    layout: oneOf("horizontal", "vertical"),
    stickySummary: flag,
    showTimeSeriesData: flag,
    summaryColumns: list(oneOf("MIN", "MAX", "SUM", "AVG")),
  }),
});

/** A metric widget draws metrics, or the graph of one alarm. */
const metric: Check = (value, path, findings) => {
  METRIC(value, path, findings);
  if (!isObject(value)) return;
  const { metrics, annotations, region, view, yAxis } = value;
  const alarms = isObject(annotations) ? annotations.alarms : undefined;
  if (metrics === undefined && alarms === undefined) {
    findings.error(path, "Should have required property 'metrics'");
    findings.error(path, "The metric widget should have specified a region and a data source or an alarm annotation");
    findings.error(path, "Should have required property 'annotations'");
  } else if (region === undefined && alarms === undefined) {
    findings.error(path, "Should have required property 'region'");
  }
  if (view === "gauge") {
    const left = isObject(yAxis) && isObject(yAxis.left) ? yAxis.left : {};
    for (const end of ["min", "max"]) {
      if (left[end] === undefined) findings.error(`${path}/yAxis/left`, `Should have required property '${end}'`);
    }
  }
};

/** What may stand in "properties", by the type of widget. */
export const PROPERTIES: Record<string, Check> = {
  metric,
  text: object({ markdown: text(), background: oneOf("transparent", "solid") }, ["markdown"]),
  log: object(
    {
      query: text(),
      region: text(),
      accountId: text(),
      title: text(),
      view: oneOf("table", "timeSeries", "bar", "pie"),
      stacked: flag,
      queryLanguage: oneOf("CWLI", "PPL", "SQL"),
    },
    ["query", "region"],
  ),
  alarm: object(
    {
      alarms: list(ALARM_ARN, 1, 100),
      title: text(),
      sortBy: oneOf("default", "stateUpdatedTimestamp", "timestamp"),
      states: list(oneOf("ALARM", "INSUFFICIENT_DATA", "OK")),
    },
    ["alarms"],
  ),
  explorer: object(
    {
      metrics: list(
        object({ metricName: text(), resourceType: text(), stat: text() }, ["metricName", "resourceType", "stat"]),
        1,
        100,
      ),
      labels: list(object({ key: text(), value: text() }, ["key"])),
      aggregateBy: object({ key: text(), func: oneOf("AVG", "MIN", "MAX", "STDDEV", "SUM") }, ["key", "func"]),
      splitBy: text(),
      period: PERIOD,
      region: text(),
      title: text(),
      widgetOptions: object({
        legend: LEGEND,
        view: oneOf("timeSeries", "singleValue", "bar", "pie"),
        stacked: flag,
        rowsPerPage: integer(1),
        widgetsPerRow: integer(1),
      }),
    },
    ["metrics", "labels"],
  ),
  custom: object(
    {
      endpoint: text(),
      title: text(),
      params: anything,
      updateOn: object({ refresh: flag, resize: flag, timeRange: flag }),
    },
    ["endpoint"],
  ),
  chart: (value, path, findings) => {
    if (!isObject(value)) findings.error(path, "Should be object");
  },
};

/** A line, or two of them as the edges of a band. */
function lineOrBand(line: Check): Check {
  const band = list(line, 2, 2);
  return (value, path, findings) => (Array.isArray(value) ? band : line)(value, path, findings);
}

/** A moment in ISO 8601. */
export function moment(): Check {
  return (value, path, findings) => {
    text()(value, path, findings);
    if (typeof value === "string" && !isMoment(value)) findings.error(path, 'Should match format "date-time"');
  };
}

export function isMoment(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value));
}
