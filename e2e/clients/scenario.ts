import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  CloudWatchClient,
  GetMetricDataCommand,
  PutDashboardCommand,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
} from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateUserCommand, IAMClient } from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

const run = promisify(execFile);

/** What every client reads back: the average of 100 (three times) and 300 (once), who it is, and how a second creation is refused. */
export type Answer = { values: number[]; arn: string; refused: string };

/** Where the clients go and with which key. */
export type Target = { endpoint: string; accessKeyId: string; secretAccessKey: string; region: string };

const DASHBOARD = {
  widgets: [{ type: "text", x: 0, y: 0, width: 6, height: 3, properties: { markdown: "hello" } }],
};

/** The environment that points any AWS client of another language at the target, and at no configuration of this machine. */
function environment({ accessKeyId, secretAccessKey, region }: Target): NodeJS.ProcessEnv {
  return {
    NODE_ENV: "test",
    PATH: process.env.PATH,
    HOME: mkdtempSync(join(tmpdir(), "mirante-client-")),
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_DEFAULT_REGION: region,
    AWS_REGION: region,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_PAGER: "",
  };
}

/** The scenario by a program that makes it by itself (boto3, Go, Java) and prints its answer. */
export async function byProgram(command: string[], target: Target, name: string): Promise<Answer> {
  const [program = "", ...args] = command;
  const { stdout } = await run(program, [...args, target.endpoint, name], { env: environment(target) });
  return JSON.parse(stdout) as Answer;
}

/** The scenario by an AWS CLI, one command a step. */
export async function byCli(cli: string, target: Target, name: string): Promise<Answer> {
  const env = environment(target);
  const aws = async (...args: string[]) => {
    const { stdout } = await run(cli, ["--endpoint-url", target.endpoint, "--output", "json", ...args], { env });
    return stdout.trim() ? JSON.parse(stdout) : {};
  };
  const alarm = [
    ...["--alarm-name", `alarm-${name}`, "--alarm-description", "Checkout is slow", "--namespace", "Shop"],
    ...[
      "--metric-name",
      "Latency",
      "--dimensions",
      "Name=Page,Value=checkout",
      "--statistic",
      "Average",
      "--period",
      "60",
    ],
    ...["--evaluation-periods", "3", "--datapoints-to-alarm", "2", "--threshold", "250.5"],
    ...["--comparison-operator", "GreaterThanThreshold", "--treat-missing-data", "notBreaching"],
  ];
  await aws("cloudwatch", "put-metric-alarm", ...alarm);
  const body = JSON.stringify(DASHBOARD);
  await aws("cloudwatch", "put-dashboard", "--dashboard-name", `dashboard-${name}`, "--dashboard-body", body);
  const createGroup = () => aws("logs", "create-log-group", "--log-group-name", `/shop/${name}`, "--tags", "team=web");
  await createGroup();
  await aws("iam", "create-user", "--user-name", `user-${name}`, "--path", "/shop/");
  const now = Math.floor(Date.now() / 1000);
  const at = (seconds: number) => new Date(seconds * 1000).toISOString();
  const datum = [
    { MetricName: "Latency", Timestamp: at(now), Values: [100, 300], Counts: [3, 1], Unit: "Milliseconds" },
  ];
  await aws("cloudwatch", "put-metric-data", "--namespace", `Shop/${name}`, "--metric-data", JSON.stringify(datum));
  const data = await aws(
    ...["cloudwatch", "get-metric-data", "--metric-data-queries", JSON.stringify([latencyQuery(name)])],
    ...["--start-time", at(now - 300), "--end-time", at(now + 300)],
  );
  const identity = await aws("sts", "get-caller-identity");
  const refusal = await createGroup().catch((error) => String(error.stderr));
  return {
    values: data.MetricDataResults[0].Values,
    arn: identity.Arn,
    refused: /\((\w+)\)/.exec(String(refusal))?.[1] ?? "not refused",
  };
}

/** The scenario by the AWS SDK for JavaScript. */
export async function byJavaScript({ endpoint, region, ...credentials }: Target, name: string): Promise<Answer> {
  const settings = { endpoint, region, credentials };
  const metrics = new CloudWatchClient(settings);
  const logs = new CloudWatchLogsClient(settings);
  await metrics.send(
    new PutMetricAlarmCommand({
      AlarmName: `alarm-${name}`,
      AlarmDescription: "Checkout is slow",
      Namespace: "Shop",
      MetricName: "Latency",
      Dimensions: [{ Name: "Page", Value: "checkout" }],
      Statistic: "Average",
      Period: 60,
      EvaluationPeriods: 3,
      DatapointsToAlarm: 2,
      Threshold: 250.5,
      ComparisonOperator: "GreaterThanThreshold",
      TreatMissingData: "notBreaching",
    }),
  );
  const DashboardBody = JSON.stringify(DASHBOARD);
  await metrics.send(new PutDashboardCommand({ DashboardName: `dashboard-${name}`, DashboardBody }));
  const group = new CreateLogGroupCommand({ logGroupName: `/shop/${name}`, tags: { team: "web" } });
  await logs.send(group);
  await new IAMClient(settings).send(new CreateUserCommand({ UserName: `user-${name}`, Path: "/shop/" }));
  const Timestamp = new Date(Math.floor(Date.now() / 1000) * 1000);
  const MetricData = [
    { MetricName: "Latency", Timestamp, Values: [100, 300], Counts: [3, 1], Unit: "Milliseconds" as const },
  ];
  await metrics.send(new PutMetricDataCommand({ Namespace: `Shop/${name}`, MetricData }));
  const data = await metrics.send(
    new GetMetricDataCommand({
      MetricDataQueries: [latencyQuery(name)],
      StartTime: new Date(Timestamp.getTime() - 300_000),
      EndTime: new Date(Timestamp.getTime() + 300_000),
    }),
  );
  const identity = await new STSClient(settings).send(new GetCallerIdentityCommand({}));
  const refused = await logs.send(group).then(
    () => "not refused",
    (error) => String(error.name),
  );
  return { values: data.MetricDataResults?.[0]?.Values ?? [], arn: identity.Arn ?? "", refused };
}

function latencyQuery(name: string) {
  const Metric = { Namespace: `Shop/${name}`, MetricName: "Latency" };
  return { Id: "m1", MetricStat: { Metric, Period: 60, Stat: "Average" } };
}
