import { type Aftermath, alarmTurns, relatedTurns } from "@/components/changes/aftermath";
import { askIn } from "@/lib/console/ask";
import { currentRegion } from "@/lib/console/session";
import { isAwsError } from "@/lib/platform/errors";
import type { FoundEvent } from "@/lib/services/trail/model/event";

const HOUR = 3_600_000;
const MOST_TURNS = 20;

/** Global services act everywhere, though their records say us-east-1: then the alarms of the Region on screen are meant. */
const GLOBAL_SOURCE = /^(iam|sts|signin|cloudfront|route53|organizations)\./;

/** What alarms did within an hour after an event. Who may not read alarms sees the event all the same. */
export async function readAftermath(event: FoundEvent): Promise<Aftermath> {
  const { eventTime, eventSource, region } = event;
  const where = GLOBAL_SOURCE.test(eventSource) ? await currentRegion() : region;
  try {
    const { AlarmHistoryItems = [], NextToken } = await askIn(where)("cloudwatch:DescribeAlarmHistory", {
      HistoryItemType: "StateUpdate",
      StartDate: eventTime,
      EndDate: new Date(eventTime.getTime() + HOUR),
      ScanBy: "TimestampAscending",
      MaxRecords: MOST_TURNS,
    });
    const turns = alarmTurns(AlarmHistoryItems, eventTime);
    const AlarmNames = [...new Set(turns.map(({ alarmName }) => alarmName))];
    const { MetricAlarms = [] } =
      turns.length > 0 ? await askIn(where)("cloudwatch:DescribeAlarms", { AlarmNames }) : {};
    return { turns: relatedTurns(turns, event, MetricAlarms), more: NextToken !== undefined, region: where };
  } catch (error) {
    if (!isAwsError(error)) throw error;
    return { turns: [], more: false, region: where, refusal: { code: error.code, message: error.message } };
  }
}
