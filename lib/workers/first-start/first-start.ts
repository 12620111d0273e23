import type { PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import { formatArn } from "@/lib/platform/arn";
import { serviceCaller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import { cpuDimensions, HOST_NAMESPACE } from "../host/metrics";
import { sampleHost } from "../host/sample";
import type { Step } from "../loop";
import { firstDashboard } from "./dashboard";

const DASHBOARD = "CloudWatch-Default";
const ALARM = "Mirante-HighCPU";

/** Gives the account its first dashboard and alarm, once for ever: what a user deletes does not come back. */
export function firstStartContent(): Step {
  return {
    name: "first content",
    everyMillis: 60_000,
    run: async () => {
      const { accountId, region } = settings();
      const caller = serviceCaller("cloudwatch.amazonaws.com", accountId, region);
      if ((await invoke(caller, "cloudwatch:HasFirstContent", {})).Given) return "done";
      const sample = await sampleHost();
      const alarmArn = formatArn("cloudwatch", { accountId, region }, `alarm:${ALARM}`);
      await invoke(caller, "cloudwatch:GiveFirstContent", {
        DashboardName: DASHBOARD,
        DashboardBody: firstDashboard({ ...sample, region, alarmArn }),
        Alarm: highCpuAlarm(sample.host),
      });
      return "done";
    },
  };
}

function highCpuAlarm(host: string): PutMetricAlarmInput {
  return {
    AlarmName: ALARM,
    AlarmDescription: `The processors of ${host} are more than 80 % busy for three minutes.`,
    Namespace: HOST_NAMESPACE,
    MetricName: "cpu_usage_active",
    Dimensions: cpuDimensions(host),
    Statistic: "Average",
    Period: 60,
    EvaluationPeriods: 3,
    DatapointsToAlarm: 3,
    Threshold: 80,
    ComparisonOperator: "GreaterThanThreshold",
    TreatMissingData: "missing",
  };
}
