/**
 * The body of a dashboard, as JSON holds it (CloudWatch API reference, "Dashboard Body Structure and Syntax").
 * Only what `parseDashboardBody` has found right has these types.
 */
export type DashboardBody = {
  widgets: Widget[];
  variables?: Variable[];
  /** "-PT3H", or a moment in ISO 8601. */
  start?: string;
  end?: string;
  periodOverride?: "auto" | "inherit";
};

/** Where a widget stands on the 24 columns; without x and y it goes to the next free place. */
export type Place = { x?: number; y?: number; width?: number; height?: number };

export type Widget = Place &
  (
    | { type: "metric"; properties: MetricProperties }
    | { type: "text"; properties: TextProperties }
    | { type: "log"; properties: LogProperties }
    | { type: "alarm"; properties: AlarmProperties }
    | { type: "explorer"; properties: ExplorerProperties }
    | { type: "custom"; properties: CustomProperties }
    | { type: "chart"; properties: Record<string, unknown> }
  );
export type WidgetType = Widget["type"];

export type MetricView = "timeSeries" | "singleValue" | "gauge" | "bar" | "pie" | "table";

export type MetricProperties = {
  metrics?: MetricRow[];
  annotations?: Annotations;
  region: string;
  accountId?: string;
  title?: string;
  view?: MetricView;
  stacked?: boolean;
  stat?: string;
  period?: number;
  liveData?: boolean;
  sparkline?: boolean;
  setPeriodToTimeRange?: boolean;
  singleValueFullPrecision?: boolean;
  /** The clock of its time axis, "+0530". */
  timezone?: string;
  /** A range that it keeps whatever its dashboard shows, written as the dashboard's own. */
  start?: string;
  end?: string;
  legend?: { position?: "right" | "bottom" | "hidden" };
  /** Of a pie or bars: whether each is named where it is drawn. */
  labels?: { visible?: boolean };
  yAxis?: { left?: Axis; right?: Axis };
  table?: {
    layout?: "horizontal" | "vertical";
    stickySummary?: boolean;
    showTimeSeriesData?: boolean;
    summaryColumns?: ("MIN" | "MAX" | "SUM" | "AVG")[];
  };
};

/** Namespace, name, pairs of dimension name and value ("." and "..." repeat the row above), and how it is drawn. */
export type MetricRow = (string | MetricRender)[];

export type MetricRender = {
  expression?: string;
  id?: string;
  label?: string;
  color?: string;
  stat?: string;
  period?: number;
  visible?: boolean;
  yAxis?: "left" | "right";
  region?: string;
  accountId?: string;
};

export type Axis = { label?: string; min?: number; max?: number; showUnits?: boolean };

export type Annotations = {
  /** The ARN of one alarm, whose graph the widget then is. */
  alarms?: string[];
  horizontal?: (HorizontalLine | HorizontalLine[])[];
  vertical?: (VerticalLine | VerticalLine[])[];
};

export type HorizontalLine = {
  value: number;
  label?: string;
  color?: string;
  fill?: "above" | "below" | "none";
  yAxis?: "left" | "right";
  visible?: boolean;
};

export type VerticalLine = {
  /** A moment in ISO 8601. */
  value: string;
  label?: string;
  color?: string;
  fill?: "before" | "after" | "none";
  visible?: boolean;
};

export type TextProperties = { markdown: string; background?: "transparent" | "solid" };

export type LogProperties = {
  query: string;
  region: string;
  accountId?: string;
  title?: string;
  view?: "table" | "timeSeries" | "bar" | "pie";
  stacked?: boolean;
  queryLanguage?: "CWLI" | "PPL" | "SQL";
};

export type AlarmState = "ALARM" | "INSUFFICIENT_DATA" | "OK";

export type AlarmProperties = {
  alarms: string[];
  title?: string;
  sortBy?: "default" | "stateUpdatedTimestamp" | "timestamp";
  states?: AlarmState[];
};

export type ExplorerProperties = {
  metrics: { metricName: string; resourceType: string; stat: string }[];
  labels: { key: string; value?: string }[];
  aggregateBy?: { key: string; func: string };
  splitBy?: string;
  period?: number;
  region?: string;
  title?: string;
  widgetOptions?: {
    legend?: { position?: "right" | "bottom" | "hidden" };
    view?: "timeSeries" | "singleValue" | "bar" | "pie";
    stacked?: boolean;
    rowsPerPage?: number;
    widgetsPerRow?: number;
  };
};

export type CustomProperties = {
  endpoint: string;
  title?: string;
  params?: unknown;
  updateOn?: { refresh?: boolean; resize?: boolean; timeRange?: boolean };
};

export type Variable = {
  type: "property" | "pattern";
  property?: string;
  pattern?: string;
  inputType: "input" | "select" | "radio";
  id: string;
  label?: string;
  defaultValue?: string;
  visible?: boolean;
  search?: string;
  populateFrom?: string;
  values?: { value: string; label?: string }[];
};
