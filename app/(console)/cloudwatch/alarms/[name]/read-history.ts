import type { AlarmHistoryItem, HistoryItemType } from "@aws-sdk/client-cloudwatch";
import type { Ask } from "@/lib/console/use-ask";
import type { Page } from "@/lib/console/use-live-pages";

/** Of an alarm, or of one of its contributors by its id; all types or one. */
export type HistoryChoice = { type: HistoryItemType | undefined; contributor: string | undefined };

/** A page of what happened to an alarm, newest first. */
export async function readHistory(
  ask: Ask,
  name: string,
  { type, contributor }: HistoryChoice,
  token?: string,
): Promise<Page<AlarmHistoryItem>> {
  const { AlarmHistoryItems = [], NextToken } = await ask("cloudwatch:DescribeAlarmHistory", {
    AlarmName: name,
    AlarmContributorId: contributor,
    HistoryItemType: type,
    ScanBy: "TimestampDescending",
    NextToken: token,
  });
  return { items: AlarmHistoryItems, next: NextToken };
}
