import type { AlarmContributor } from "@aws-sdk/client-cloudwatch";
import type { Ask } from "@/lib/console/use-ask";
import type { Page } from "@/lib/console/use-live-pages";

/** A page of the contributors of an alarm that are in ALARM now. */
export async function readContributors(ask: Ask, name: string, token?: string): Promise<Page<AlarmContributor>> {
  const { AlarmContributors = [], NextToken } = await ask("cloudwatch:DescribeAlarmContributors", {
    AlarmName: name,
    NextToken: token,
  });
  return { items: AlarmContributors, next: NextToken };
}
