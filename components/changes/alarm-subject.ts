import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { metricOf } from "@/components/alarms/alarm-metric";
import type { ChangeSubject } from "@/lib/services/trail/model/change";

/** What the alarm is about: its metric, its own ARN (somebody may have moved the threshold), and the words of its name. */
export function alarmSubject(alarm: MetricAlarm): ChangeSubject {
  const metric = metricOf(alarm);
  const { AlarmArn, AlarmName } = alarm;
  return {
    Namespace: metric?.namespace,
    MetricName: metric?.metricName,
    Dimensions: metric?.dimensions,
    Arns: AlarmArn ? [AlarmArn] : [],
    Words: AlarmName ? [AlarmName] : [],
  };
}
