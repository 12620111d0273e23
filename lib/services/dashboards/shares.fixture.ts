import { type Caller, rootCaller } from "@/lib/platform/caller";
import { dashboardShareCaller } from "../authenticate";
import { invoke } from "../invoke";

/** A dashboard that is shared and one that is not, over metrics, alarms and logs of which each shows a part. */

export const origin = { sourceIPAddress: "203.0.113.34", userAgent: "test/1" };
export const DAY = 86_400;
export const shown = { namespace: "Shop", metric: "Orders", dimensions: [{ Name: "Site", Value: "br" }] };
const bodyOf = (accountId: string) =>
  JSON.stringify({
    widgets: [
      {
        type: "metric",
        properties: {
          region: "us-east-1",
          metrics: [["Shop", "Orders", "Site", "br", { id: "m1" }], [{ expression: "m1 * 2", id: "e1" }]],
        },
      },
      { type: "alarm", properties: { alarms: [`arn:aws:cloudwatch:us-east-1:${accountId}:alarm:shown`] } },
      { type: "log", properties: { region: "us-east-1", query: "SOURCE 'g' | fields @message" } },
    ],
    variables: [
      { type: "property", property: "Site", inputType: "select", id: "site", values: [{ value: "pt" }] },
      { type: "pattern", pattern: "br", inputType: "input", id: "free" },
    ],
  });

/** The dashboards "shown" and "hidden" and the alarms of these names, how they are shared, and what a visitor reads. */
export function sharesOf(accountId: string) {
  const root = rootCaller(accountId, "us-east-1", origin);
  const body = bodyOf(accountId);
  return {
    root,
    body,
    setUp: async () => {
      await invoke(root, "cloudwatch:PutDashboard", { DashboardName: "shown", DashboardBody: body });
      await invoke(root, "cloudwatch:PutDashboard", { DashboardName: "hidden", DashboardBody: body });
      for (const AlarmName of ["shown", "hidden"]) {
        await invoke(root, "cloudwatch:PutMetricAlarm", {
          AlarmName,
          Namespace: "Secret",
          MetricName: "Alarmed",
          Statistic: "Sum",
          Period: 60,
          EvaluationPeriods: 1,
          Threshold: 1,
          ComparisonOperator: "GreaterThanThreshold",
          AlarmActions: [`arn:aws:sns:us-east-1:${accountId}:secret-topic`],
        });
      }
    },
    share: (DashboardName = "shown", caller: Caller = root) =>
      invoke(caller, "cloudwatch:CreateDashboardShare", { DashboardName, ExpiresInSeconds: DAY }),
    visitor: async (token: string, region = "us-east-1") => {
      const found = await dashboardShareCaller(token, region, origin);
      if (!found) throw new Error("The link does not open.");
      return found.caller;
    },
    read: (caller: Caller, Action: string, Input: object, Variables: Record<string, string> = {}) =>
      invoke(caller, "cloudwatch:ReadSharedDashboard", { DashboardName: "shown", Action, Input, Variables }),
  };
}

/** A question for one metric, as dashboards ask. */
export const metric = ({ namespace, metric: MetricName, dimensions }: typeof shown, Stat = "Average") => ({
  Id: "q0",
  MetricStat: { Metric: { Namespace: namespace, MetricName, Dimensions: dimensions }, Period: 60, Stat },
});
/** GetMetricData over the last hour. */
export const data = (...MetricDataQueries: object[]) => ({
  MetricDataQueries,
  StartTime: new Date(Date.now() - 3_600_000),
  EndTime: new Date(),
});
