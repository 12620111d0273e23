import type { PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import type { Caller } from "@/lib/platform/caller";
import { invoke } from "@/lib/services/invoke";
import { actAs } from "../act";
import {
  ALARM,
  API,
  BUCKETS,
  DASHBOARD,
  ERROR_METRIC,
  FUNCTIONS,
  functionLogGroup,
  INSTANCES,
  LOG_GROUPS,
  TOPIC,
  TRAIL,
} from "../scenery";
import { policy, TRAIL_ROLE } from "./company";
import { glueDashboard, shopDashboard } from "./dashboards";

export function topicArn({ region, accountId }: Pick<Caller, "region" | "accountId">): string {
  return `arn:aws:sns:${region}:${accountId}:${TOPIC}`;
}

/** Ana sets up what everybody needs: log groups, and the trail that audits the account. */
export async function setUpAccount(): Promise<void> {
  const ana = await actAs("ana");
  const groups = [...Object.values(LOG_GROUPS), ...FUNCTIONS.map(({ name }) => functionLogGroup(name))];
  for (const logGroupName of groups) {
    await invoke(ana, "logs:CreateLogGroup", { logGroupName });
    await invoke(ana, "logs:PutRetentionPolicy", { logGroupName, retentionInDays: 30 });
  }
  await invoke(ana, "s3:CreateBucket", { Bucket: BUCKETS.audit });
  const Principal = { Service: "cloudtrail.amazonaws.com" };
  const bucket = `arn:aws:s3:::${BUCKETS.audit}`;
  const Policy = policy([
    { Effect: "Allow", Principal, Action: "s3:GetBucketAcl", Resource: bucket },
    { Effect: "Allow", Principal, Action: "s3:PutObject", Resource: `${bucket}/AWSLogs/${ana.accountId}/*` },
  ]);
  await invoke(ana, "s3:PutBucketPolicy", { Bucket: BUCKETS.audit, Policy });
  await invoke(ana, "cloudtrail:CreateTrail", {
    Name: TRAIL,
    S3BucketName: BUCKETS.audit,
    IsMultiRegionTrail: true,
    EnableLogFileValidation: true,
    CloudWatchLogsLogGroupArn: `arn:aws:logs:${ana.region}:${ana.accountId}:log-group:${LOG_GROUPS.trail}:*`,
    CloudWatchLogsRoleArn: `arn:aws:iam::${ana.accountId}:role/${TRAIL_ROLE}`,
  });
  const InsightSelectors = (["ApiCallRateInsight", "ApiErrorRateInsight"] as const).map((InsightType) => ({
    InsightType,
  }));
  await invoke(ana, "cloudtrail:PutInsightSelectors", { TrailName: TRAIL, InsightSelectors });
  await invoke(ana, "cloudtrail:StartLogging", { Name: TRAIL });
}

/** Joao and Maria set up what watches the shop and the data: a topic, a metric filter, alarms and dashboards. */
export async function setUpWatch(): Promise<void> {
  const joao = await actAs("joao");
  await invoke(joao, "sns:CreateTopic", { Name: TOPIC });
  for (const alarm of shopAlarms(joao)) await invoke(joao, "cloudwatch:PutMetricAlarm", alarm);
  await invoke(joao, "cloudwatch:PutDashboard", { DashboardName: DASHBOARD, DashboardBody: shopDashboard(joao) });
  const maria = await actAs("maria");
  await invoke(maria, "logs:PutMetricFilter", {
    logGroupName: LOG_GROUPS.glueErrors,
    filterName: "orders-etl-exceptions",
    filterPattern: '"AnalysisException"',
    metricTransformations: [
      { metricNamespace: ERROR_METRIC.namespace, metricName: ERROR_METRIC.name, metricValue: "1", unit: "Count" },
    ],
  });
  await invoke(maria, "cloudwatch:PutMetricAlarm", etlAlarm(maria));
  await invoke(maria, "cloudwatch:PutDashboard", {
    DashboardName: "Data-pipeline",
    DashboardBody: glueDashboard(maria),
  });
}

type Alarm = PutMetricAlarmInput & { AlarmName: string };

function etlAlarm(maria: Caller): Alarm {
  return {
    AlarmName: ALARM,
    AlarmDescription: "The job that loads the orders table logs exceptions.",
    Namespace: ERROR_METRIC.namespace,
    MetricName: ERROR_METRIC.name,
    Statistic: "Sum",
    Period: 60,
    // The job runs every five minutes: one failure among them is enough, and six quiet minutes end the alarm.
    EvaluationPeriods: 6,
    DatapointsToAlarm: 1,
    Threshold: 1,
    ComparisonOperator: "GreaterThanOrEqualToThreshold",
    TreatMissingData: "notBreaching",
    AlarmActions: [topicArn(maria)],
    OKActions: [topicArn(maria)],
  };
}

function shopAlarms(of: Caller): Alarm[] {
  const steady = { Period: 300, EvaluationPeriods: 2, AlarmActions: [topicArn(of)], TreatMissingData: "missing" };
  const apiDimensions = [
    { Name: "ApiName", Value: API.name },
    { Name: "Stage", Value: API.stage },
  ];
  return [
    ...INSTANCES.map(({ id, name }) => ({
      ...steady,
      AlarmName: `${name}-cpu-high`,
      Namespace: "AWS/EC2",
      MetricName: "CPUUtilization",
      Dimensions: [{ Name: "InstanceId", Value: id }],
      Statistic: "Average" as const,
      Threshold: 90,
      ComparisonOperator: "GreaterThanThreshold" as const,
    })),
    {
      ...steady,
      AlarmName: `${API.name}-latency`,
      Namespace: "AWS/ApiGateway",
      MetricName: "Latency",
      Dimensions: apiDimensions,
      Statistic: "Average",
      Threshold: 400,
      ComparisonOperator: "GreaterThanThreshold",
    },
    {
      ...steady,
      AlarmName: "checkout-errors",
      Namespace: "AWS/Lambda",
      MetricName: "Errors",
      Dimensions: [{ Name: "FunctionName", Value: "checkout" }],
      Statistic: "Sum",
      Threshold: 10,
      ComparisonOperator: "GreaterThanThreshold",
      TreatMissingData: "notBreaching",
    },
  ];
}
