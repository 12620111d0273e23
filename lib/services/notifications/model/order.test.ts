import { describe, expect, test } from "vitest";
import type { Dispatch } from "./dispatch";
import { stringToSign } from "./envelope";
import { mailOf } from "./mail";
import { type Means, orderFor } from "./order";
import type { Subscription } from "./subscription";

const dispatch: Dispatch = {
  accountId: "111122223333",
  region: "us-east-1",
  kind: "Notification",
  topicName: "alarms",
  messageId: "8a21d249-4329-4871-acc6-7be709c6ea7f",
  publishedAt: new Date("2026-11-22T10:00:00.123Z"),
  texts: { default: "hello" },
  attributes: {},
};
const subscription: Subscription = {
  accountId: "111122223333",
  region: "us-east-1",
  topicName: "alarms",
  id: "00000000-0000-4000-8000-000000000000",
  protocol: "https",
  endpoint: "https://hooks.slack.com/services/T0/B0/x",
  state: "Confirmed",
  attributes: {},
  principalArn: "arn:aws:iam::111122223333:root",
  confirmationWasAuthenticated: true,
  authenticateOnUnsubscribe: false,
};
const means: Means = {
  links: {
    token: "t",
    signingCert: "https://aws.example.com/cert.pem",
    subscribe: "https://aws.example.com/?Action=ConfirmSubscription",
    unsubscribe: "https://aws.example.com/?Action=Unsubscribe",
    confirmPage: "https://aws.example.com/confirmation.html",
    unsubscribePage: "https://aws.example.com/unsubscribe.html",
    consoleUrl: "https://mirante.example.com",
  },
  displayName: undefined,
  contentType: "text/plain; charset=UTF-8",
  signatureVersion: "1",
  sign: (text) => `signed ${text.length}`,
};

const alarm = JSON.stringify({
  AlarmName: "cpu <high> & rising",
  AlarmDescription: "Too much work",
  AWSAccountId: "111122223333",
  NewStateValue: "ALARM",
  NewStateReason: "Threshold Crossed: 1 > 0",
  StateChangeTime: "2026-11-22T10:00:00.000+0000",
  Region: "US East (N. Virginia)",
  AlarmArn: "arn:aws:cloudwatch:us-east-1:111122223333:alarm:cpu <high> & rising",
  OldStateValue: "OK",
  Trigger: {
    MetricName: "CPUUtilization",
    Namespace: "AWS/EC2",
    Dimensions: [{ value: "i-1", name: "InstanceId" }],
    Period: 300,
    EvaluationPeriods: 3,
    DatapointsToAlarm: 2,
    ComparisonOperator: "GreaterThanThreshold",
    Threshold: 80,
  },
});

function slack(given: Partial<Dispatch>, attributes: Record<string, string> = {}) {
  const order = orderFor({ ...dispatch, ...given }, { ...subscription, attributes }, means);
  return order.kind === "http" ? JSON.parse(order.body) : order;
}

describe("Slack", () => {
  test("an alarm has its title, colour, reason and a link to its page", () => {
    expect(slack({ subject: 'ALARM: "cpu"', texts: { default: alarm } })).toEqual({
      text: 'ALARM: "cpu"',
      attachments: [
        {
          color: "#d13212",
          fallback: 'ALARM: "cpu &lt;high&gt; &amp; rising" in US East (N. Virginia)',
          title: "cpu &lt;high&gt; &amp; rising",
          title_link: "https://mirante.example.com/cloudwatch/alarms/cpu%20%3Chigh%3E%20%26%20rising?region=us-east-1",
          text: "Threshold Crossed: 1 &gt; 0",
          fields: [
            { title: "State", value: "OK -&gt; ALARM", short: true },
            { title: "Region", value: "US East (N. Virginia)", short: true },
            { title: "Metric", value: "AWS/EC2 CPUUtilization (InstanceId = i-1)", short: false },
            { title: "Description", value: "Too much work", short: true },
          ],
          footer: "alarms",
          ts: 1795341600,
        },
      ],
    });
  });

  test("other messages are shown as they are, JSON as code, and never too long", () => {
    expect(slack({})).toEqual({ text: "hello" });
    expect(slack({ texts: { default: '{"a":1}' } })).toEqual({ text: '```{"a":1}```' });
    expect(slack({ texts: { default: "x".repeat(5_000) } }).text).toHaveLength(3_004);
  });

  test("AWS's JSON goes where the subscription asks for it", () => {
    expect(slack({}, { MiranteMessageFormat: "SNS" })).toMatchObject({ Type: "Notification", Message: "hello" });
  });
});

describe("mail", () => {
  const links = { confirm: "https://c", unsubscribe: "https://u", consoleUrl: "https://mirante.example.com" };

  test("an alarm is told in sentences", () => {
    const { subject, text } = mailOf({ ...dispatch, subject: "ALARM", texts: { default: alarm } }, links);
    expect(subject).toBe("ALARM");
    expect(text).toContain(
      'Alarm "cpu <high> & rising" in the US East (N. Virginia) region has entered the ALARM state, because "Threshold Crossed: 1 > 0"',
    );
    expect(text).toContain(
      "- The alarm is in the ALARM state when the metric is GreaterThanThreshold 80 for at least 2 of the last 3 period(s) of 300 seconds.",
    );
    expect(text).toContain("https://mirante.example.com/cloudwatch/alarms/cpu%20%3Chigh%3E");
    expect(text).toContain("https://u");
  });

  test("what only looks like an alarm is told as it is", () => {
    for (const message of ['{"AlarmName":"x"}', "{", '{"AlarmName":1,"AlarmArn":"a"}']) {
      expect(mailOf({ ...dispatch, texts: { default: message } }, links).text.startsWith(message)).toBe(true);
    }
  });

  test("each kind has its subject", () => {
    const subjectOf = (kind: Dispatch["kind"]) => mailOf({ ...dispatch, kind }, links).subject;
    expect(subjectOf("Notification")).toBe("Notification Message");
    expect(subjectOf("SubscriptionConfirmation")).toBe("Notification - Subscription Confirmation");
    expect(subjectOf("UnsubscribeConfirmation")).toBe("Notification - Unsubscribe Confirmation");
  });
});

test("the text that is signed: fields that are there, in byte order, a line each for name and value", () => {
  const fields = {
    Type: "Notification",
    Message: "a\nb",
    Subject: undefined,
    MessageId: "1",
    Timestamp: "t",
    TopicArn: "arn",
  };
  expect(stringToSign(fields)).toBe("Message\na\nb\nMessageId\n1\nTimestamp\nt\nTopicArn\narn\nType\nNotification\n");
});

test("what the other protocols get", () => {
  const to = (protocol: Subscription["protocol"], endpoint: string) =>
    orderFor(dispatch, { ...subscription, protocol, endpoint }, { ...means, displayName: "Ops" });
  expect(to("email", "ana@example.com")).toMatchObject({
    kind: "mail",
    id: `${dispatch.messageId}.${subscription.id}`,
    to: "ana@example.com",
    fromName: "Ops",
  });
  const json = to("email-json", "ana@example.com");
  expect(json.kind === "mail" && JSON.parse(json.text)).toMatchObject({ Type: "Notification", Message: "hello" });
  expect(to("lambda", "arn:aws:lambda:us-east-1:111122223333:function:f")).toMatchObject({ kind: "function" });
  expect(to("sqs", "arn:aws:sqs:us-east-1:111122223333:q")).toMatchObject({ kind: "queue", attributes: {} });
});
