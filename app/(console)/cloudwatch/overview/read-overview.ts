import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import {
  type AlarmsByArn,
  dashboardGraphs,
  graphOfAlarm,
  type PlacedWidget,
} from "@/components/dashboards/dashboard-widgets";
import { linesOf } from "@/components/metrics/graph-lines";
import type { GraphValues } from "@/components/metrics/graph-values";
import { adaptedPeriod } from "@/components/metrics/period";
import { type AlarmSummary, summaryOf } from "@/components/overview/alarm-summary";
import type { Part } from "@/components/overview/part";
import type { Stretch } from "@/components/time-range/time-range";
import type { Ask } from "@/lib/console/use-ask";
import type { FoundEvent } from "@/lib/services/trail/model/event";
import { readAlarmsByArn } from "../dashboards/read-dashboard";
import { type Refusal, readGraphs, refusalOf } from "../read-graphs";

/** Everything that the home page of CloudWatch shows; each part for itself, because one may be refused and others not. */
export type Overview = {
  alarms: Part<AlarmSummary>;
  changes: Part<FoundEvent[]>;
  hasMetrics: Part<boolean>;
  /** The alarms of the default dashboard. */
  dashboardAlarms: AlarmsByArn;
  dashboardRefusal: Refusal | undefined;
  /** The values of all graphs of the page. */
  values: GraphValues;
};

const PAGE = 100;
/** More alarms than these are counted as "more". */
const MOST_PAGES = 10;
const MOST_GRAPHS = 4;
const MOST_CHANGES = 8;

/** Reads the page: `widgets` are those of the default dashboard. All graphs together are one question. */
export async function readOverview(
  askIn: (region: string) => Ask,
  region: string,
  widgets: readonly PlacedWidget[],
  stretch: Stretch,
  now: Date,
): Promise<Overview> {
  const ask = askIn(region);
  const [alarms, changes, hasMetrics, dashboard] = await Promise.all([
    partOf(() => readSummary(ask)),
    partOf(() => readChanges(ask, region)),
    partOf(async () => ((await ask("cloudwatch:ListMetrics", {})).Metrics ?? []).length > 0),
    readAlarmsByArn(askIn, widgets),
  ]);
  const recent = "value" in alarms ? alarms.value.recent : [];
  const graphs = recent.flatMap((alarm) => graphOfAlarm(alarm, region) ?? []);
  const drawn = [
    ...graphs.map((graph) => linesOf(graph, stretch, now, adaptedPeriod)),
    ...dashboardGraphs(widgets, dashboard.alarms, "auto", stretch, now),
  ];
  const values = await readGraphs(askIn, drawn, stretch, now);
  const { alarms: dashboardAlarms, alarmRefusal: dashboardRefusal } = dashboard;
  return { alarms, changes, hasMetrics, dashboardAlarms, dashboardRefusal, values };
}

async function readSummary(ask: Ask): Promise<AlarmSummary> {
  const alarms: MetricAlarm[] = [];
  let token: string | undefined;
  for (let page = 0; page < MOST_PAGES && (page === 0 || token); page++) {
    const answer = await ask("cloudwatch:DescribeAlarms", {
      AlarmTypes: ["MetricAlarm"],
      MaxRecords: PAGE,
      NextToken: token,
    });
    alarms.push(...(answer.MetricAlarms ?? []));
    token = answer.NextToken;
  }
  return summaryOf(alarms, token !== undefined, MOST_GRAPHS);
}

async function readChanges(ask: Ask, region: string): Promise<FoundEvent[]> {
  const { Events } = await ask("cloudtrail:SearchEvents", {
    Region: region,
    Conditions: [{ field: "readOnly", operator: "=", value: "false" }],
    MaxResults: MOST_CHANGES,
  });
  return Events;
}

async function partOf<Value>(read: () => Promise<Value>): Promise<Part<Value>> {
  try {
    return { value: await read() };
  } catch (error) {
    return { refusal: refusalOf(error) };
  }
}
