import { readAlarmArn } from "@/components/dashboards/alarm-arn";
import {
  type AlarmsByArn,
  alarmArnsOf,
  dashboardGraphs,
  type PeriodOverride,
  type PlacedWidget,
} from "@/components/dashboards/dashboard-widgets";
import type { GraphValues } from "@/components/metrics/graph-values";
import type { Stretch } from "@/components/time-range/time-range";
import type { Ask } from "@/lib/console/use-ask";
import { byRegion } from "../by-region";
import { type Refusal, readGraphs, refusalOf } from "../read-graphs";

/** What the widgets of a dashboard show. What AWS refuses is part of it, because the rest is shown all the same. */
export type DashboardReading = { alarms: AlarmsByArn; alarmRefusal: Refusal | undefined; values: GraphValues };

/** The most names that DescribeAlarms takes at once. */
const MOST_NAMES = 100;

/** Reads the alarms that the widgets name, and then all metrics together: those of alarms are known only by then. */
export async function readDashboard(
  askIn: (region: string) => Ask,
  widgets: readonly PlacedWidget[],
  override: PeriodOverride,
  stretch: Stretch,
  now: Date,
): Promise<DashboardReading> {
  const { alarms, alarmRefusal } = await readAlarmsByArn(askIn, widgets);
  const graphs = dashboardGraphs(widgets, alarms, override, stretch, now);
  return { alarms, alarmRefusal, values: await readGraphs(askIn, graphs, stretch, now) };
}

/** The alarms that the widgets name. */
export async function readAlarmsByArn(
  askIn: (region: string) => Ask,
  widgets: readonly PlacedWidget[],
): Promise<Omit<DashboardReading, "values">> {
  try {
    const found = await Promise.all(
      byRegion(alarmArnsOf(widgets).map(readAlarmArn), ({ region }) => region).map(([region, alarms]) =>
        readNamed(
          askIn(region),
          alarms.map(({ name }) => name),
        ),
      ),
    );
    const alarms = Object.fromEntries(found.flat().map((alarm) => [alarm.AlarmArn ?? "", alarm]));
    return { alarms, alarmRefusal: undefined };
  } catch (error) {
    return { alarms: {}, alarmRefusal: refusalOf(error) };
  }
}

async function readNamed(ask: Ask, names: string[]) {
  const parts: string[][] = [];
  for (let from = 0; from < names.length; from += MOST_NAMES) parts.push(names.slice(from, from + MOST_NAMES));
  const answers = await Promise.all(
    parts.map((AlarmNames) => ask("cloudwatch:DescribeAlarms", { AlarmNames, MaxRecords: MOST_NAMES })),
  );
  return answers.flatMap(({ MetricAlarms = [] }) => MetricAlarms);
}
