import { now } from "@/lib/platform/clock";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import { actAs, actAsService } from "./act";
import { isReadable, updateTable } from "./catalog-table";
import { handRecords } from "./publish";
import { recordOf } from "./records";
import { ALARM, CATALOG, LAST_RULE, LOG_GROUPS, TOPIC } from "./scenery";

/** The table as the last UpdateTable left it: since when, by whom, and whether the job can read it. */
export type CatalogState = { changedAt: Date; changedBy: string; eventId: string; isReadable: boolean };

/** What the audit trail says of the table; undefined while nobody has changed it. */
export async function catalogState(): Promise<CatalogState | undefined> {
  const { region } = settings();
  const { Events } = await invoke(actAsService("glue"), "cloudtrail:SearchEvents", {
    Region: region,
    Conditions: [
      { field: "eventName", operator: "=", value: "UpdateTable" },
      { field: "resourceName", operator: "=", value: `${CATALOG.database}/${CATALOG.table}` },
    ],
    MaxResults: 1,
  });
  const [event] = Events;
  return (
    event && {
      changedAt: event.eventTime,
      changedBy: event.userName ?? "",
      eventId: event.eventId,
      isReadable: isReadable(event.record),
    }
  );
}

/** The story begins: Maria, a data engineer, renames a column in the Glue catalog. From now on the job fails. */
export async function beginStory(): Promise<void> {
  await changeTable("maria", true);
}

/** It ends: Joao gives the column its name back. */
export async function endStory(): Promise<void> {
  await changeTable("joao", false);
}

async function changeTable(who: string, renamed: boolean): Promise<void> {
  const caller = await actAs(who);
  await handRecords([recordOf(caller, now(), updateTable(caller, renamed))], true);
}

/** How far the story has come, each step as the product itself knows it; `at` is when the table was changed. */
export type StoryState = {
  isTold: boolean;
  at: Date | undefined;
  eventId: string | undefined;
  done: Readonly<Record<StoryStep, boolean>>;
};
export type StoryStep = "change" | "failure" | "alarm" | "message" | "function";

/** Asks the rooms what has happened since the table was changed. */
export async function storyState(): Promise<StoryState> {
  const state = await catalogState();
  const isTold = state?.isReadable === false;
  if (!isTold) return { isTold, at: undefined, eventId: undefined, done: NOTHING };
  const { changedAt: since, eventId } = state;
  const [failure, alarm, message, called] = await Promise.all([
    hasFailed(since),
    hasAlarmed(since),
    hasTold(since),
    hasInvoked(since),
  ]);
  return { isTold, at: since, eventId, done: { change: true, failure, alarm, message, function: called } };
}

const NOTHING = { change: false, failure: false, alarm: false, message: false, function: false };

async function hasFailed(since: Date): Promise<boolean> {
  const { events = [] } = await invoke(actAsService("logs"), "logs:FilterLogEvents", {
    logGroupName: LOG_GROUPS.glueErrors,
    startTime: since.getTime(),
    limit: 1,
  });
  return events.length > 0;
}

async function hasAlarmed(since: Date): Promise<boolean> {
  const { MetricAlarms = [] } = await invoke(actAsService("cloudwatch"), "cloudwatch:DescribeAlarms", {
    AlarmNames: [ALARM],
  });
  const [alarm] = MetricAlarms;
  return alarm?.StateValue === "ALARM" && (alarm.StateTransitionedTimestamp ?? since) > since;
}

async function hasTold(since: Date): Promise<boolean> {
  const { accountId, region } = settings();
  const { Deliveries } = await invoke(actAsService("sns"), "sns:ListDeliveries", {
    TopicArn: `arn:aws:sns:${region}:${accountId}:${TOPIC}`,
    Outcome: "Delivered",
    StartTime: since,
  });
  const told = new Set(Deliveries.filter((one) => one.MessageType === "Notification").map(({ Protocol }) => Protocol));
  return told.size > 1;
}

async function hasInvoked(since: Date): Promise<boolean> {
  const { Deliveries } = await invoke(actAsService("events"), "events:ListDeliveries", {
    Rule: LAST_RULE,
    Outcome: "SUCCEEDED",
    Limit: 1,
  });
  return Deliveries.some(({ attemptedAt }) => attemptedAt > since);
}
