"use server";

import type { PutMetricAlarmInput, StateValue } from "@aws-sdk/client-cloudwatch";
import { refresh } from "next/cache";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";

/** DeleteAlarms and its like take so many names at once (API reference). */
const MAX_NAMES = 100;

/** Makes a new alarm. PutMetricAlarm would replace one of that name without a word, so its name must be free. */
export async function createAlarm(alarm: PutMetricAlarmInput): Promise<ActionAnswer<unknown>> {
  const present = await perform("cloudwatch:DescribeAlarms", {
    AlarmNames: [alarm.AlarmName ?? ""],
    AlarmTypes: ["MetricAlarm", "CompositeAlarm"],
  });
  if (!present.ok) return present;
  if ([...(present.output.MetricAlarms ?? []), ...(present.output.CompositeAlarms ?? [])].length > 0) {
    return { ok: false, error: { code: "AlreadyExists", message: "" } };
  }
  return saveAlarm(alarm);
}

/** Replaces the settings of an alarm. */
export async function saveAlarm(alarm: PutMetricAlarmInput): Promise<ActionAnswer<unknown>> {
  const { AlarmName = "" } = alarm;
  const answer = await perform("cloudwatch:PutMetricAlarm", { ...alarm, AlarmName });
  refresh();
  return answer;
}

/** Makes a topic, or takes the one of that name, and subscribes e-mail addresses to it. Stops at the first that is refused. */
export async function createNotificationTopic(Name: string, emails: string[]): Promise<ActionAnswer<{ arn: string }>> {
  const made = await perform("sns:CreateTopic", { Name });
  if (!made.ok) return made;
  const { TopicArn = "" } = made.output;
  for (const Endpoint of emails) {
    const answer = await perform("sns:Subscribe", { TopicArn, Protocol: "email", Endpoint });
    if (!answer.ok) return answer;
  }
  return { ok: true, output: { arn: TopicArn } };
}

export async function deleteAlarms(names: string[]): Promise<ActionAnswer<unknown>> {
  return inBatches(names, (AlarmNames) => perform("cloudwatch:DeleteAlarms", { AlarmNames }));
}

export async function switchActions(names: string[], on: boolean): Promise<ActionAnswer<unknown>> {
  return inBatches(names, (AlarmNames) =>
    perform(on ? "cloudwatch:EnableAlarmActions" : "cloudwatch:DisableAlarmActions", { AlarmNames }),
  );
}

export async function setAlarmState(
  AlarmName: string,
  StateValue: StateValue,
  StateReason: string,
): Promise<ActionAnswer<unknown>> {
  const answer = await perform("cloudwatch:SetAlarmState", { AlarmName, StateValue, StateReason });
  refresh();
  return answer;
}

/** Puts the tags that are given and takes away those that are named. */
export async function changeTags(
  ResourceARN: string,
  tags: Record<string, string>,
  TagKeys: string[],
): Promise<ActionAnswer<unknown>> {
  let answer: ActionAnswer<unknown> = { ok: true, output: undefined };
  if (TagKeys.length > 0) answer = await perform("cloudwatch:UntagResource", { ResourceARN, TagKeys });
  if (answer.ok && Object.keys(tags).length > 0) {
    const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    answer = await perform("cloudwatch:TagResource", { ResourceARN, Tags });
  }
  refresh();
  return answer;
}

/** Stops at the first batch that is refused; what was done before stays done. */
async function inBatches(
  names: string[],
  act: (batch: string[]) => Promise<ActionAnswer<unknown>>,
): Promise<ActionAnswer<unknown>> {
  let answer: ActionAnswer<unknown> = { ok: true, output: undefined };
  for (let start = 0; start < names.length && answer.ok; start += MAX_NAMES) {
    answer = await act(names.slice(start, start + MAX_NAMES));
  }
  refresh();
  return answer;
}
