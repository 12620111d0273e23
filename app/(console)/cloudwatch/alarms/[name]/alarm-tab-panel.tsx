"use client";

import type { AlarmContributor, AlarmHistoryItem, MetricAlarm } from "@aws-sdk/client-cloudwatch";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { AlarmDetails } from "@/components/alarms/alarm-details";
import { AwaitedPart } from "@/components/console/awaited-part";
import type { Page } from "@/lib/console/use-live-pages";
import type { HistoryShown } from "./alarm-history";

/** What the server alone can read or draw for a tab; the description of the details comes from Markdown. */
export type TabReading =
  | { tab: "details"; description: ReactNode }
  | { tab: "actions" }
  | { tab: "tags"; tags: Record<string, string> }
  | { tab: "contributors"; initial: Page<AlarmContributor> }
  | ({ tab: "history"; initial: Page<AlarmHistoryItem> } & HistoryShown);

// The details are seen at first; what the other tabs need is loaded when they are opened.
const AlarmActions = dynamic(() => import("@/components/alarms/alarm-actions").then((module) => module.AlarmActions), {
  loading: AwaitedPart,
});
const AlarmContributors = dynamic(() => import("./alarm-contributors").then((module) => module.AlarmContributors), {
  loading: AwaitedPart,
});
const AlarmHistory = dynamic(() => import("./alarm-history").then((module) => module.AlarmHistory), {
  loading: AwaitedPart,
});
const AlarmTags = dynamic(() => import("./alarm-tags").then((module) => module.AlarmTags), { loading: AwaitedPart });

/** The open tab of an alarm's page. */
export function AlarmTabPanel({ alarm, reading }: { alarm: MetricAlarm; reading: TabReading }) {
  const { AlarmName: name = "", AlarmArn: arn = "" } = alarm;
  switch (reading.tab) {
    case "details":
      return <AlarmDetails alarm={alarm} description={reading.description} />;
    case "actions":
      return <AlarmActions alarm={alarm} />;
    case "tags":
      return <AlarmTags key={JSON.stringify(reading.tags)} arn={arn} tags={reading.tags} />;
    case "history":
      return <AlarmHistory name={name} shown={reading} initial={reading.initial} />;
    case "contributors":
      return <AlarmContributors name={name} initial={reading.initial} />;
  }
}
