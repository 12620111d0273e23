import { type AlarmMessage, alarmPage, metricOf, readAlarmMessage } from "./alarm-message";
import type { Dispatch } from "./dispatch";
import { textFor } from "./message";
import { type Subscription, subscriptionArn } from "./subscription";
import { MESSAGE_FORMAT } from "./subscription-attributes";
import { topicArn } from "./topic";

/** Slack cuts longer texts off by itself, in the middle of whatever stands there. */
const MAX_TEXT = 3_000;
const COLOURS: Readonly<Record<string, string>> = { ALARM: "#d13212", OK: "#1d8102", INSUFFICIENT_DATA: "#687078" };

/** Whether an endpoint is to get a message for people rather than AWS's JSON: Slack's own, and those that are marked so. */
export function wantsSlackMessage({ protocol, endpoint, attributes }: Subscription): boolean {
  const format = attributes[MESSAGE_FORMAT];
  if (format !== undefined) return format === "Slack";
  return protocol === "https" && new URL(endpoint).hostname === "hooks.slack.com";
}

/** Where the links of a message lead. */
export type SlackLinks = { confirm: string; consoleUrl: string };

/** The body of an incoming webhook (Slack API, "Sending messages using incoming webhooks"). */
export function slackMessage(dispatch: Dispatch, subscription: Subscription, links: SlackLinks): object {
  const topic = escaped(topicArn(dispatch, dispatch.topicName));
  switch (dispatch.kind) {
    case "Notification":
      return notification(dispatch, textFor(dispatch.texts, subscription.protocol), links);
    case "SubscriptionConfirmation":
      return {
        text: `This channel has been subscribed to the topic \`${topic}\`. <${links.confirm}|Confirm the subscription>, or ignore this message.`,
      };
    case "UnsubscribeConfirmation":
      return {
        text: `This channel's subscription \`${escaped(subscriptionArn(subscription))}\` has been deactivated. <${links.confirm}|Restore it> if this was in error.`,
      };
  }
}

function notification({ subject, topicName, publishedAt }: Dispatch, text: string, links: SlackLinks): object {
  const footer = { footer: escaped(topicName), ts: Math.floor(publishedAt.getTime() / 1000) };
  const alarm = readAlarmMessage(text);
  if (alarm) return { text: escaped(headline(alarm, subject)), attachments: [{ ...ofAlarm(alarm, links), ...footer }] };
  const shown = text.startsWith("{") || text.startsWith("[") ? `\`\`\`${bounded(text)}\`\`\`` : bounded(text);
  return subject === undefined
    ? { text: shown }
    : {
        text: `*${escaped(subject)}*`,
        attachments: [{ text: shown, fallback: escaped(subject), mrkdwn_in: ["text"], ...footer }],
      };
}

function headline({ name, newState, regionName }: AlarmMessage, subject: string | undefined): string {
  return subject ?? `${newState}: "${name}" in ${regionName}`;
}

function ofAlarm(alarm: AlarmMessage, { consoleUrl }: SlackLinks): object {
  const metric = metricOf(alarm);
  const field = (title: string, value: string) => ({ title, value: bounded(value), short: value.length < 40 });
  return {
    color: COLOURS[alarm.newState] ?? COLOURS.INSUFFICIENT_DATA,
    fallback: escaped(headline(alarm, undefined)),
    title: escaped(alarm.name),
    title_link: alarmPage(alarm, consoleUrl),
    text: bounded(alarm.reason),
    fields: [
      field("State", alarm.oldState ? `${alarm.oldState} -> ${alarm.newState}` : alarm.newState),
      field("Region", alarm.regionName),
      ...(metric === undefined ? [] : [field("Metric", metric)]),
      ...(alarm.description ? [field("Description", alarm.description)] : []),
    ],
  };
}

function bounded(text: string): string {
  return escaped(text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)} ...` : text);
}

/** Without these three no text can mention a channel or a person, nor hide a link (Slack API, "Escaping text"). */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
