import { pathSegment } from "@/components/console/path-segment";

const ALARMS = "/cloudwatch/alarms";

/** The page of an alarm. */
export function alarmPath(name: string): string {
  return `${ALARMS}/${pathSegment(name)}`;
}

export function editAlarmPath(name: string): string {
  return `${alarmPath(name)}/edit`;
}

/** The wizard for a new alarm, with the settings of another when one is to be copied. */
export function createAlarmPath(copied?: string): string {
  return copied === undefined ? `${ALARMS}/create` : `${ALARMS}/create?copy=${encodeURIComponent(copied)}`;
}
