import { type Aftermath, alarmTurns } from "@/components/changes/aftermath";
import { askIn } from "@/lib/console/ask";
import { currentRegion } from "@/lib/console/session";
import { isAwsError } from "@/lib/platform/errors";
import type { FoundEvent } from "@/lib/services/trail/model/event";

const HOUR = 3_600_000;
const MOST_TURNS = 20;

/** Global services act everywhere, though their records say us-east-1: then the alarms of the Region on screen are meant. */
const GLOBAL_SOURCE = /^(iam|sts|signin|cloudfront|route53|organizations)\./;

/** What alarms did within an hour after an event. Who may not read alarms sees the event all the same. */
export async function readAftermath({ eventTime, eventSource, region }: FoundEvent): Promise<Aftermath> {
  const where = GLOBAL_SOURCE.test(eventSource) ? await currentRegion() : region;
  try {
    const { AlarmHistoryItems = [], NextToken } = await askIn(where)("cloudwatch:DescribeAlarmHistory", {
      HistoryItemType: "StateUpdate",
      StartDate: eventTime,
      EndDate: new Date(eventTime.getTime() + HOUR),
      ScanBy: "TimestampAscending",
      MaxRecords: MOST_TURNS,
    });
    return { turns: alarmTurns(AlarmHistoryItems, eventTime), more: NextToken !== undefined, region: where };
  } catch (error) {
    if (!isAwsError(error)) throw error;
    return { turns: [], more: false, region: where, refusal: { code: error.code, message: error.message } };
  }
}
