import type { Caller } from "@/lib/platform/caller";
import { now } from "@/lib/platform/clock";
import { confirmationToken } from "@/lib/platform/confirmation-token";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import { actAs } from "../act";
import { INCIDENT_FUNCTION, JOB } from "../scenery";
import { topicArn } from "./watch";

const HOUR = 3_600_000;

/** After the incident they want to hear of the next one: by chat and mail, and a function opens an incident by itself. */
export async function learnFromIt(ruleName: string): Promise<void> {
  const { demoWebhookUrl: webhook, demoMail } = settings();
  const joao = await actAs("joao");
  const Attributes = { MiranteMessageFormat: "Slack" };
  await subscribe(joao, { Protocol: webhook.startsWith("https:") ? "https" : "http", Endpoint: webhook, Attributes });
  await subscribe(joao, { Protocol: "email", Endpoint: demoMail });
  const maria = await actAs("maria");
  const EventPattern = JSON.stringify({
    source: ["aws.glue"],
    "detail-type": ["Glue Job State Change"],
    detail: { state: ["FAILED", "TIMEOUT"], jobName: [JOB.name] },
  });
  const Description = "Opens an incident when the job that loads the orders table fails.";
  const Arn = `arn:aws:lambda:${maria.region}:${maria.accountId}:function:${INCIDENT_FUNCTION}`;
  await invoke(maria, "events:PutRule", { Name: ruleName, Description, EventPattern, State: "ENABLED" });
  await invoke(maria, "events:PutTargets", { Rule: ruleName, Targets: [{ Id: "incident", Arn }] });
}

type Endpoint = { Protocol: string; Endpoint: string; Attributes?: Record<string, string> };

/** Chat and mailbox are the demo's own, so their owner confirms at once with the token that is on its way to them. */
async function subscribe(caller: Caller, endpoint: Endpoint): Promise<void> {
  const TopicArn = topicArn(caller);
  const { SubscriptionArn = "" } = await invoke(caller, "sns:Subscribe", {
    TopicArn,
    ReturnSubscriptionArn: true,
    ...endpoint,
  });
  const id = SubscriptionArn.slice(SubscriptionArn.lastIndexOf(":") + 1);
  const until = new Date(now().getTime() + HOUR);
  const Token = confirmationToken(TopicArn, { id, givenOut: "Pending" }, until);
  await invoke(caller, "sns:ConfirmSubscription", { TopicArn, Token });
}
