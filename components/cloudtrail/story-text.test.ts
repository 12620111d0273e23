import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import english from "@/components/messages/en/stories.json";
import portuguese from "@/components/messages/pt-BR/stories.json";
import { storyOf, type Told } from "@/lib/services/trail/model/story";
import { ASPECTS } from "@/lib/services/trail/model/story-aspects";
import { NOUNS } from "@/lib/services/trail/model/story-nouns";
import { VERBS } from "@/lib/services/trail/model/story-verbs";
import { storyText } from "./story-text";

const en = createTranslator({ locale: "en", messages: { stories: english }, namespace: "stories" });
const pt = createTranslator({ locale: "pt-BR", messages: { stories: portuguese }, namespace: "stories" });

const ANA = { type: "IAMUser", userName: "ana" };
const DEPLOY = { type: "AssumedRole", sessionContext: { sessionIssuer: { userName: "deploy" } } };
const alarm = (name: string) => ({ arn: name, type: "AWS::CloudWatch::Alarm", name });
const user = (name: string) => ({ arn: name, type: "AWS::IAM::User", name });

function told(
  eventName: string,
  more: Partial<Omit<Told, "record">> & { identity?: object; record?: object } = {},
): Told {
  const { identity = ANA, record = {}, ...members } = more;
  return {
    eventName,
    eventSource: "monitoring.amazonaws.com",
    userName: "ana",
    sourceIp: "203.0.113.9",
    errorCode: undefined,
    readOnly: false,
    resources: [],
    ...members,
    record: JSON.stringify({ userIdentity: identity, ...record }),
  };
}

const CASES: [Told, string, string][] = [
  [
    told("PutMetricAlarm", { identity: DEPLOY, resources: [alarm("cpu-high")], errorCode: "AccessDenied" }),
    "ana, in role deploy, tried to save alarm cpu-high from 203.0.113.9 and was denied",
    "ana, na função deploy, tentou salvar o alarme cpu-high a partir de 203.0.113.9, mas o acesso foi negado",
  ],
  [
    told("DeleteAlarms", {
      resources: [alarm("a"), alarm("b"), alarm("c")],
      record: { sessionCredentialFromConsole: "true" },
    }),
    "ana deleted alarm a and 2 more in the console from 203.0.113.9",
    "ana excluiu o alarme a e mais 2 no console, a partir de 203.0.113.9",
  ],
  [
    told("PutUserPolicy", {
      resources: [user("beto")],
      record: { requestParameters: { userName: "beto", policyName: "read" } },
    }),
    "ana saved policy read for user beto from 203.0.113.9",
    "ana salvou a política read para o usuário beto a partir de 203.0.113.9",
  ],
  [
    told("AttachRolePolicy", {
      resources: [
        { arn: "r", type: "AWS::IAM::Role", name: "deploy" },
        { arn: "p", type: "AWS::IAM::Policy", name: "AdministratorAccess" },
      ],
    }),
    "ana attached policy AdministratorAccess to role deploy from 203.0.113.9",
    "ana anexou a política AdministratorAccess à função deploy a partir de 203.0.113.9",
  ],
  [
    told("CreateAccessKey", { resources: [user("beto")], identity: { type: "Root" } }),
    "The root user created an access key for user beto from 203.0.113.9",
    "O usuário raiz criou uma chave de acesso para o usuário beto a partir de 203.0.113.9",
  ],
  [
    told("PutRetentionPolicy", { resources: [{ arn: "l", type: "AWS::Logs::LogGroup", name: "/shop" }] }),
    "ana saved the retention of log group /shop from 203.0.113.9",
    "ana salvou a retenção do grupo de logs /shop a partir de 203.0.113.9",
  ],
  [
    told("DescribeAlarms", { readOnly: true }),
    "ana viewed alarms from 203.0.113.9",
    "ana visualizou alarmes a partir de 203.0.113.9",
  ],
  [
    told("UpdateTable", {
      eventSource: "glue.amazonaws.com",
      errorCode: "EntityNotFoundException",
      record: { requestParameters: { databaseName: "sales", tableInput: { name: "orders" } } },
    }),
    "ana tried to change table orders from 203.0.113.9, which failed with EntityNotFoundException",
    "ana tentou alterar a tabela orders a partir de 203.0.113.9, o que falhou com EntityNotFoundException",
  ],
  [
    told("RunInstances", {
      identity: { type: "AWSService", invokedBy: "autoscaling.amazonaws.com" },
      sourceIp: "autoscaling.amazonaws.com",
    }),
    "autoscaling.amazonaws.com started instances",
    "autoscaling.amazonaws.com iniciou instâncias",
  ],
  [
    told("ConsoleLogin", { record: { responseElements: { ConsoleLogin: "Success" } } }),
    "ana signed in to the console from 203.0.113.9",
    "ana entrou no console a partir de 203.0.113.9",
  ],
  [
    told("ConsoleLogin", {
      userName: "HIDDEN_DUE_TO_SECURITY_REASONS",
      record: { responseElements: { ConsoleLogin: "Failure" } },
    }),
    "Somebody tried to sign in to the console from 203.0.113.9 and was denied",
    "Alguém tentou entrar no console a partir de 203.0.113.9, mas o acesso foi negado",
  ],
  [
    told("AssumeRole", { resources: [{ arn: "r", type: "AWS::IAM::Role", name: "deploy" }], readOnly: true }),
    "ana took on role deploy from 203.0.113.9",
    "ana assumiu a função deploy a partir de 203.0.113.9",
  ],
  [
    told("TagResource", { resources: [alarm("cpu-high")] }),
    "ana tagged alarm cpu-high from 203.0.113.9",
    "ana etiquetou o alarme cpu-high a partir de 203.0.113.9",
  ],
  [
    told("ModifyDBInstance", { record: { requestParameters: { dBInstanceIdentifier: "x" } } }),
    "ana changed DB instance from 203.0.113.9",
    "ana alterou DB instance a partir de 203.0.113.9",
  ],
  [
    told("ApplyPendingMaintenanceAction", { resources: [alarm("x")] }),
    "ana called ApplyPendingMaintenanceAction on alarm x from 203.0.113.9",
    "ana chamou ApplyPendingMaintenanceAction no alarme x a partir de 203.0.113.9",
  ],
  [
    told("Decrypt", { record: { userIdentity: undefined }, userName: undefined, sourceIp: undefined }),
    "Somebody called Decrypt",
    "Alguém chamou Decrypt",
  ],
];

/** Told about user beto, with what is asked for: in English and in Portuguese, after "ana". */
const ON_BETO: [string, object, string, string][] = [
  ["UntagUser", {}, "removed tags from user beto", "removeu etiquetas do usuário beto"],
  [
    "DetachUserPolicy",
    { policyName: "read" },
    "detached policy read from user beto",
    "desanexou a política read do usuário beto",
  ],
  [
    "PutUserPermissionsBoundary",
    {},
    "saved the permissions boundary of user beto",
    "salvou o limite de permissões do usuário beto",
  ],
  ["AddUserToGroup", {}, "added user beto to group team", "adicionou o usuário beto ao grupo team"],
  ["RemoveUserFromGroup", {}, "removed user beto from group team", "removeu o usuário beto do grupo team"],
  [
    "GetUserPolicy",
    { policyName: "read" },
    "viewed policy read of user beto",
    "visualizou a política read do usuário beto",
  ],
];

test.each(ON_BETO)("%s", (name, requestParameters, inEnglish, inPortuguese) => {
  const group = name.includes("Group") ? [{ arn: "g", type: "AWS::IAM::Group", name: "team" }] : [];
  const story = storyOf(told(name, { resources: [...group, user("beto")], record: { requestParameters } }));
  expect(storyText(en, story)).toBe(`ana ${inEnglish} from 203.0.113.9`);
  expect(storyText(pt, story)).toBe(`ana ${inPortuguese} a partir de 203.0.113.9`);
});

const trail = { arn: "t", type: "AWS::CloudTrail::Trail", name: "audit" };
const policy = { arn: "p", type: "AWS::IAM::Policy", name: "read" };
const stream = { arn: "s", type: "AWS::Logs::LogStream", name: "/shop/web:log-stream:one" };
const topic = { arn: "s", type: "AWS::SNS::Topic", name: "pager" };

/** What other words would tell wrongly. */
const TOLD: [string, Told["resources"], object, string, string][] = [
  ["RemoveTags", [trail], {}, "removed tags from trail audit", "removeu etiquetas da trilha audit"],
  ["StopLogging", [trail], { name: "audit" }, "stopped trail audit", "parou a trilha audit"],
  [
    "DeletePolicyVersion",
    [policy],
    { versionId: "v2" },
    "deleted version v2 of policy read",
    "excluiu a versão v2 da política read",
  ],
  ["CreatePolicyVersion", [policy], {}, "created a version of policy read", "criou uma versão da política read"],
  [
    "CreateLogStream",
    [stream],
    {},
    "created log stream one in log group /shop/web",
    "criou o stream de logs one no grupo de logs /shop/web",
  ],
  [
    "Publish",
    [topic],
    { message: "HIDDEN_DUE_TO_SECURITY_REASONS" },
    "sent a message to topic pager",
    "enviou uma mensagem ao tópico pager",
  ],
  ["Unsubscribe", [topic], {}, "unsubscribed from topic pager", "cancelou a assinatura do tópico pager"],
  ["CreateAccountAlias", [], { accountAlias: "shop" }, "created account alias shop", "criou o alias de conta shop"],
  [
    "PutResourcePolicy",
    [],
    { resourcePolicy: '{"Version":"2012-10-17"}' },
    "saved the resource policy",
    "salvou a política de recurso",
  ],
  [
    "PutAnomalyDetector",
    [],
    { metricName: "CPU", dimensions: [{ name: "Host" }] },
    "saved the anomaly detector of metric CPU",
    "salvou o detector de anomalias da métrica CPU",
  ],
  ["CheckMfa", [], {}, "gave a second factor", "informou o segundo fator"],
];

test.each(TOLD)("%s of %j", (name, resources, requestParameters, inEnglish, inPortuguese) => {
  const story = storyOf(told(name, { resources, record: { requestParameters } }));
  expect(storyText(en, story)).toBe(`ana ${inEnglish} from 203.0.113.9`);
  expect(storyText(pt, story)).toBe(`ana ${inPortuguese} a partir de 203.0.113.9`);
});

test("a name as long as a page does not fill the sentence", () => {
  const story = storyOf(told("PutMetricAlarm", { resources: [alarm("x".repeat(2_000))] }));
  expect(storyText(en, story)).toBe(`ana saved alarm ${"x".repeat(200)}… from 203.0.113.9`);
});

describe.each(CASES)("%o", (event, inEnglish, inPortuguese) => {
  test(inEnglish, () => {
    expect(storyText(en, storyOf(event))).toBe(inEnglish);
    expect(storyText(pt, storyOf(event))).toBe(inPortuguese);
  });
});

test("what is known to have replaced something was changed", () => {
  const story = storyOf(told("PutMetricAlarm", { resources: [alarm("cpu-high")] }));
  expect(storyText(en, story, true)).toBe("ana changed alarm cpu-high from 203.0.113.9");
});

test.each([
  ["en", english],
  ["pt-BR", portuguese],
])("%s has words for every verb, noun and aspect", (_, { verb, noun, aspect }) => {
  expect(Object.keys(verb).sort()).toEqual([...VERBS].sort());
  expect(Object.keys(aspect).sort()).toEqual([...ASPECTS].sort());
  expect(Object.keys(noun).sort()).toEqual([...NOUNS, "other"].sort());
});
