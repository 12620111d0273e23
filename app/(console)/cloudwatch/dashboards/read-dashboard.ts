import { readAlarmArn } from "@/components/dashboards/alarm-arn";
import {
  type AlarmsByArn,
  alarmArnsOf,
  dashboardGraphs,
  keptRange,
  type PeriodOverride,
  type PlacedWidget,
  rangeKey,
} from "@/components/dashboards/dashboard-widgets";
import {
  type ExploredMetrics,
  type ExplorerQuestion,
  explorerQuestions,
} from "@/components/dashboards/explorer-graphs";
import type { GraphValues } from "@/components/metrics/graph-values";
import type { MetricName, TaggedMetricName } from "@/components/metrics/metric-name";
import { resolveTimeRange, type Stretch } from "@/components/time-range/time-range";
import type { Ask } from "@/lib/console/use-ask";
import type { ExplorerProperties } from "@/lib/services/dashboards/model/body";
import { needsTags } from "@/lib/services/dashboards/model/explorer";
import { byRegion } from "../by-region";
import { readMetricNames } from "../metrics/read-metric-names";
import { type Refusal, readGraphs, refusalOf } from "../read-graphs";
import { withResourceTags } from "../read-metric-tags";

/** What the widgets of a dashboard show. What AWS refuses is part of it, because the rest is shown all the same. */
export type DashboardReading = {
  alarms: AlarmsByArn;
  alarmRefusal: Refusal | undefined;
  explored: ExploredMetrics;
  values: GraphValues;
  /** What is drawn over ranges that widgets keep for themselves, by `rangeKey`. */
  kept: Readonly<Record<string, GraphValues>>;
};

/** The most names that DescribeAlarms takes at once, and the most metrics that one explorer looks through. */
const MOST_NAMES = 100;
const MOST_EXPLORED = 1000;

/**
 * Reads the alarms that the widgets name and lists what explorers draw, and then all metrics together: those of alarms and
 * explorers are known only by then.
 */
export async function readDashboard(
  askIn: (region: string) => Ask,
  widgets: readonly PlacedWidget[],
  override: PeriodOverride,
  stretch: Stretch,
  now: Date,
): Promise<DashboardReading> {
  const [{ alarms, alarmRefusal }, explored] = await Promise.all([
    readAlarmsByArn(askIn, widgets),
    readExplored(askIn, widgets),
  ]);
  const read = (some: readonly PlacedWidget[], over: Stretch) =>
    readGraphs(askIn, dashboardGraphs(some, alarms, override, over, now, explored), over, now);
  const ranges = new Map(widgets.flatMap((placed) => keptRange(placed) ?? []).map((range) => [rangeKey(range), range]));
  const keyOf = (placed: PlacedWidget) => {
    const range = keptRange(placed);
    return range && rangeKey(range);
  };
  const [values, kept] = await Promise.all([
    read(
      widgets.filter((placed) => keyOf(placed) === undefined),
      stretch,
    ),
    Promise.all(
      [...ranges].map(async ([key, range]) => {
        const own = widgets.filter((placed) => keyOf(placed) === key);
        return [key, await read(own, resolveTimeRange(range, now))] as const;
      }),
    ),
  ]);
  return { alarms, alarmRefusal, explored, values, kept: Object.fromEntries(kept) };
}

/** The alarms that the widgets name. */
export async function readAlarmsByArn(
  askIn: (region: string) => Ask,
  widgets: readonly PlacedWidget[],
): Promise<Pick<DashboardReading, "alarms" | "alarmRefusal">> {
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

/** The metrics that explorers draw; what may not be listed is not drawn. */
async function readExplored(
  askIn: (region: string) => Ask,
  widgets: readonly PlacedWidget[],
): Promise<ExploredMetrics> {
  const explorers = widgets.flatMap(({ widget }) => (widget.type === "explorer" ? [widget.properties] : []));
  const questions = explorers.flatMap(explorerQuestions);
  const distinct = [...new Map(questions.map((question) => [question.key, question])).values()];
  const found = await Promise.all(
    distinct.map(async (question) => {
      const asking = explorers.filter((one) => explorerQuestions(one).some(({ key }) => key === question.key));
      return [question.key, await readResources(askIn(question.region), question, asking)] as const;
    }),
  );
  return Object.fromEntries(found);
}

/** Without the tags that an explorer chooses by it would draw too much, so whoever may not know them sees none of it. */
async function readResources(
  ask: Ask,
  { namespace, metricName }: ExplorerQuestion,
  explorers: readonly ExplorerProperties[],
): Promise<TaggedMetricName[]> {
  const metrics: MetricName[] = [];
  try {
    let token: string | undefined;
    do {
      const page = await readMetricNames(ask, namespace, token, metricName);
      metrics.push(...page.items);
      token = page.next;
    } while (token !== undefined && metrics.length < MOST_EXPLORED);
    return explorers.some((explorer) => needsTags(explorer, metrics)) ? await withResourceTags(ask, metrics) : metrics;
  } catch (error) {
    refusalOf(error);
    return [];
  }
}

/** Composite alarms have a state as metric alarms do, and no metric. */
async function readNamed(ask: Ask, names: string[]) {
  const parts: string[][] = [];
  for (let from = 0; from < names.length; from += MOST_NAMES) parts.push(names.slice(from, from + MOST_NAMES));
  const answers = await Promise.all(
    parts.map((AlarmNames) =>
      ask("cloudwatch:DescribeAlarms", {
        AlarmNames,
        MaxRecords: MOST_NAMES,
        AlarmTypes: ["MetricAlarm", "CompositeAlarm"],
      }),
    ),
  );
  return answers.flatMap(({ MetricAlarms = [], CompositeAlarms = [] }) => [...MetricAlarms, ...CompositeAlarms]);
}
