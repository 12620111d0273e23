import { ALARM, API, ERROR_METRIC, FUNCTIONS, INSTANCES, JOB } from "../scenery";

type Where = { region: string; accountId: string };
type Row = (string | object)[];
type Widget = { type: string; x: number; y: number; width: number; height: number; properties: object };

/** The shop as a whole: its alarms, its API, its functions and machines. */
export function shopDashboard(where: Where): string {
  const { region } = where;
  const names = [ALARM, `${API.name}-latency`, "checkout-errors", ...INSTANCES.map(({ name }) => `${name}-cpu-high`)];
  const api = (name: string, options: object = {}): Row => [
    "AWS/ApiGateway",
    name,
    ...["ApiName", API.name, "Stage", API.stage],
    options,
  ];
  const lambda = (metric: string, options: object = {}): Row[] =>
    FUNCTIONS.map(({ name }) => ["AWS/Lambda", metric, "FunctionName", name, { label: name, ...options }]);
  return body([
    {
      type: "alarm",
      ...at(0, 0, 24, 3),
      properties: { title: "Alarms", alarms: names.map((name) => alarmArn(where, name)) },
    },
    graph(region, at(0, 3, 12, 6), "Requests per minute", "Sum", [api("Count", { label: "requests" })]),
    graph(region, at(12, 3, 12, 6), "Latency", "Average", [
      api("Latency", { label: "whole" }),
      api("IntegrationLatency", { label: "behind the API" }),
    ]),
    graph(region, at(0, 9, 8, 6), "Function calls", "Sum", lambda("Invocations")),
    graph(region, at(8, 9, 8, 6), "Function duration", "Average", lambda("Duration")),
    graph(region, at(16, 9, 8, 6), "Function errors", "Sum", lambda("Errors")),
    graph(
      region,
      at(0, 15, 12, 6),
      "Processors",
      "Average",
      INSTANCES.map(({ id, name }): Row => ["AWS/EC2", "CPUUtilization", "InstanceId", id, { label: name }]),
    ),
    graph(
      region,
      at(12, 15, 12, 6),
      "Network out",
      "Sum",
      INSTANCES.map(({ id, name }): Row => ["AWS/EC2", "NetworkOut", "InstanceId", id, { label: name }]),
    ),
  ]);
}

/** The data pipeline: the job, what it reads, and where it fails. */
export function glueDashboard(where: Where): string {
  const { region } = where;
  const job = (name: string, type: string, label: string): Row => [
    "Glue",
    name,
    ...["JobName", JOB.name, "JobRunId", "ALL", "Type", type],
    { label },
  ];
  return body([
    { type: "alarm", ...at(0, 0, 24, 3), properties: { title: "Alarms", alarms: [alarmArn(where, ALARM)] } },
    graph(region, at(0, 3, 12, 6), "Exceptions in the log", "Sum", [
      [ERROR_METRIC.namespace, ERROR_METRIC.name, { label: "exceptions", color: "#d62728" }],
    ]),
    graph(region, at(12, 3, 12, 6), "Tasks", "Sum", [
      job("glue.driver.aggregate.numCompletedTasks", "count", "completed"),
      job("glue.driver.aggregate.numFailedTasks", "count", "failed"),
    ]),
    graph(region, at(0, 9, 12, 6), "Bytes read", "Sum", [
      job("glue.driver.aggregate.bytesRead", "count", "bytes read"),
    ]),
    graph(region, at(12, 9, 12, 6), "Time of a run", "Average", [
      job("glue.driver.aggregate.elapsedTime", "count", "milliseconds"),
    ]),
  ]);
}

function body(widgets: Widget[]): string {
  return JSON.stringify({ start: "-PT3H", periodOverride: "inherit", widgets });
}

function graph(region: string, place: Place, title: string, stat: string, metrics: Row[]): Widget {
  return {
    type: "metric",
    ...place,
    properties: { title, view: "timeSeries", stacked: false, region, stat, period: 300, metrics },
  };
}

type Place = Omit<Widget, "type" | "properties">;

function at(x: number, y: number, width: number, height: number): Place {
  return { x, y, width, height };
}

function alarmArn({ region, accountId }: Where, name: string): string {
  return `arn:aws:cloudwatch:${region}:${accountId}:alarm:${name}`;
}
