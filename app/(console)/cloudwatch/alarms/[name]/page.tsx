import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { type AlarmTab, alarmTabOf } from "@/components/alarms/alarm-tab";
import { historyTypeOf } from "@/components/alarms/history-types";
import { lastHours, parseTimeRange } from "@/components/time-range/time-range";
import { ask } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { now } from "@/lib/platform/clock";
import { AlarmHistory } from "./alarm-history";
import { AlarmPage } from "./alarm-page";
import { AlarmTags } from "./alarm-tags";
import { readAlarmChanges } from "./read-alarm-changes";
import { readAlarmView } from "./read-alarm-view";
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
  const tab = alarmTabOf(search.tab);
  const [changes, content] = await Promise.all([readAlarmChanges(ask, view), tabContent(tab, view.alarm, search)]);
  return (
    <AlarmPage name={name} range={range} initial={view} initialChanges={changes} tab={tab}>
      {content}
    </AlarmPage>
  );
}

/** What only the server can read; the other tabs show what is known of the alarm anyway. */
async function tabContent(tab: AlarmTab, alarm: MetricAlarm, search: Search): Promise<ReactNode> {
  const { AlarmName: name = "", AlarmArn: arn = "" } = alarm;
  if (tab === "history") {
    const type = historyTypeOf(search.type);
    return <AlarmHistory name={name} type={type} initial={await readHistory(ask, name, type)} />;
  }
  if (tab === "tags") {
    const { Tags = [] } = await ask("cloudwatch:ListTagsForResource", { ResourceARN: arn });
    const tags = Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value]));
    return <AlarmTags key={JSON.stringify(tags)} arn={arn} tags={tags} />;
  }
  return null;
}

function single(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
