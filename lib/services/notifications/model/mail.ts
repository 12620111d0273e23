import { type AlarmMessage, alarmPage, metricOf, readAlarmMessage } from "./alarm-message";
import type { Dispatch } from "./dispatch";
import { textFor } from "./message";
import { topicArn } from "./topic";

/** A mail in plain text. */
export type Mail = { subject: string; text: string };

/** Addresses that a mail carries: pages with a button each, because mail programs open links by themselves. */
export type MailLinks = { confirm: string; unsubscribe: string; consoleUrl: string };

const NO_REPLY = "Please do not reply directly to this email.";

/** What a person reads. The message of an alarm is told in sentences, everything else as it was published. */
export function mailOf(dispatch: Dispatch, links: MailLinks): Mail {
  const topic = topicArn(dispatch, dispatch.topicName);
  switch (dispatch.kind) {
    case "Notification":
      return {
        subject: dispatch.subject ?? "Notification Message",
        text: [
          readable(textFor(dispatch.texts, "email"), links.consoleUrl),
          "",
          "--",
          "If you wish to stop receiving notifications from this topic, please click or visit the link below to unsubscribe:",
          links.unsubscribe,
          "",
          NO_REPLY,
        ].join("\n"),
      };
    case "SubscriptionConfirmation":
      return {
        subject: "Notification - Subscription Confirmation",
        text: [
          "You have chosen to subscribe to the topic:",
          topic,
          "",
          "To confirm this subscription, click or visit the link below (If this was in error no action is necessary):",
          links.confirm,
          "",
          NO_REPLY,
        ].join("\n"),
      };
    case "UnsubscribeConfirmation":
      return {
        subject: "Notification - Unsubscribe Confirmation",
        text: [
          "Your subscription to the topic below has been deactivated:",
          topic,
          "",
          "If this was in error, click or visit the link below to resubscribe:",
          links.confirm,
          "",
          NO_REPLY,
        ].join("\n"),
      };
  }
}

function readable(text: string, consoleUrl: string): string {
  const alarm = readAlarmMessage(text);
  return alarm ? alarmText(alarm, consoleUrl) : text;
}

/** The sentences of AWS's own alarm mails. */
function alarmText(alarm: AlarmMessage, consoleUrl: string): string {
  const metric = metricOf(alarm);
  const { ComparisonOperator, Threshold, EvaluationPeriods, DatapointsToAlarm, Period } = alarm.trigger;
  const periods = DatapointsToAlarm ?? EvaluationPeriods;
  return [
    `You are receiving this email because your CloudWatch Alarm "${alarm.name}" in the ${alarm.regionName} region has ` +
      `entered the ${alarm.newState} state, because "${alarm.reason}" at "${alarm.changedAt}".`,
    "",
    "View this alarm in the console:",
    alarmPage(alarm, consoleUrl),
    "",
    "Alarm Details:",
    `- Name:                       ${alarm.name}`,
    `- Description:                ${alarm.description ?? ""}`,
    `- State Change:               ${alarm.oldState} -> ${alarm.newState}`,
    `- Reason for State Change:    ${alarm.reason}`,
    `- Timestamp:                  ${alarm.changedAt}`,
    `- AWS Account:                ${alarm.accountId}`,
    `- Alarm Arn:                  ${alarm.arn}`,
    ...(metric === undefined
      ? []
      : [
          "",
          "Threshold:",
          `- The alarm is in the ALARM state when the metric is ${ComparisonOperator} ${Threshold} for at least ` +
            `${periods} of the last ${EvaluationPeriods} period(s) of ${Period} seconds.`,
          "",
          "Monitored Metric:",
          `- ${metric}`,
        ]),
  ].join("\n");
}
