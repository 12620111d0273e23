import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { watchedOf } from "@/components/alarms/alarm-metric";
import { type AlarmTab, alarmTabOf } from "@/components/alarms/alarm-tab";
import { historyTypeOf } from "@/components/alarms/history-types";
import { MarkdownText } from "@/components/dashboards/markdown-text";
import { lastHours, parseTimeRange } from "@/components/time-range/time-range";
import { ask } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { now } from "@/lib/platform/clock";
import { Visited } from "../../visited";
import { AlarmPage } from "./alarm-page";
import type { TabReading } from "./alarm-tab-panel";
import { readAlarmChanges } from "./read-alarm-changes";
import { readAlarmView } from "./read-alarm-view";
import { readContributors } from "./read-contributors";
import { readHistory } from "./read-history";

type Search = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ name: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameInPath((await params).name) };
}

/** An alarm: its graph, and the tab that the address names. */
export default async function AlarmRoute({ params, searchParams }: Props) {
  const name = nameInPath((await params).name);
  const search = await searchParams;
  const range = parseTimeRange({ start: single(search.start), end: single(search.end) }, lastHours(3));
  const view = await readAlarmView(ask, name, range, now());
  if (!view) notFound();
  const hasContributors = watchedOf(view.alarm)?.expression?.groupKeys !== undefined;
  const [changes, reading] = await Promise.all([
    readAlarmChanges(ask, view),
    readTab(alarmTabOf(search.tab), view.alarm, hasContributors, search),
  ]);
  return (
    <>
      <Visited kind="alarm" name={name} />
      <AlarmPage
        name={name}
        range={range}
        initial={view}
        initialChanges={changes}
        hasContributors={hasContributors}
        reading={reading}
      />
    </>
  );
}

async function readTab(
  tab: AlarmTab,
  alarm: MetricAlarm,
  hasContributors: boolean,
  search: Search,
): Promise<TabReading> {
  const { AlarmName: name = "", AlarmArn: arn = "", AlarmDescription: description } = alarm;
  switch (tab) {
    case "details":
      return { tab, description: description ? <MarkdownText markdown={description} /> : "-" };
    case "actions":
      return { tab };
    case "tags": {
      const { Tags = [] } = await ask("cloudwatch:ListTagsForResource", { ResourceARN: arn });
      return { tab, tags: Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value])) };
    }
    case "contributors":
      return { tab, initial: await readContributors(ask, name) };
    case "history": {
      const shown = { type: historyTypeOf(search.type), contributor: single(search.contributor) || undefined };
      return { tab, ...shown, hasContributors, initial: await readHistory(ask, name, shown) };
    }
  }
}

function single(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
