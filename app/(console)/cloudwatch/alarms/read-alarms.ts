import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import type { Ask } from "@/lib/console/use-ask";
import type { Page } from "@/lib/console/use-live-pages";

/** A page of all alarms, by name. */
export async function readAlarms(ask: Ask, token?: string): Promise<Page<MetricAlarm>> {
  const { MetricAlarms = [], NextToken } = await ask("cloudwatch:DescribeAlarms", {
    AlarmTypes: ["MetricAlarm"],
    MaxRecords: 100,
    NextToken: token,
  });
  return { items: MetricAlarms, next: NextToken };
}

/** The alarm of that name; undefined when there is none. */
export async function readAlarm(ask: Ask, name: string): Promise<MetricAlarm | undefined> {
  const { MetricAlarms = [] } = await ask("cloudwatch:DescribeAlarms", {
    AlarmNames: [name],
    AlarmTypes: ["MetricAlarm"],
  });
  return MetricAlarms[0];
}
