import type { AlarmHistoryItem, HistoryItemType } from "@aws-sdk/client-cloudwatch";
import type { Ask } from "@/lib/console/use-ask";
import type { Page } from "@/lib/console/use-live-pages";

/** A page of what happened to an alarm, newest first. */
export async function readHistory(
  ask: Ask,
  name: string,
  type: HistoryItemType | undefined,
  token?: string,
): Promise<Page<AlarmHistoryItem>> {
  const { AlarmHistoryItems = [], NextToken } = await ask("cloudwatch:DescribeAlarmHistory", {
    AlarmName: name,
    HistoryItemType: type,
    ScanBy: "TimestampDescending",
    NextToken: token,
  });
  return { items: AlarmHistoryItems, next: NextToken };
}
