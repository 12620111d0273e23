import type { LogGroup } from "@aws-sdk/client-cloudwatch-logs";
import type { GroupFilter, GroupSummary } from "@/components/logs/log-group";
import { isGroupName } from "@/components/logs/log-names";
import type { Ask } from "@/lib/console/use-ask";
import type { Page } from "@/lib/console/use-live-pages";

/** The most that DescribeLogGroups answers at once, and takes identifiers of. */
const PAGE = 50;

/** A page of the groups that match a filter, by name. */
export async function readGroups(ask: Ask, { text, by }: GroupFilter, token?: string): Promise<Page<GroupSummary>> {
  // What no name can be made of is in no name, and no question for AWS.
  if (text !== "" && !isGroupName(text)) return { items: [], next: undefined };
  const isSearch = by === "pattern" && text !== "";
  const answer = await ask("logs:DescribeLogGroups", {
    logGroupNamePattern: isSearch ? text : undefined,
    logGroupNamePrefix: by === "prefix" && text !== "" ? text : undefined,
    limit: PAGE,
    nextToken: token,
  });
  const found = answer.logGroups ?? [];
  return { items: (isSearch ? await inFull(ask, found) : found).map(summaryOf), next: answer.nextToken };
}

/** The group of that name; undefined when there is none. */
export async function readGroup(ask: Ask, name: string): Promise<GroupSummary | undefined> {
  if (!isGroupName(name)) return undefined;
  const { logGroups = [] } = await ask("logs:DescribeLogGroups", { logGroupIdentifiers: [name] });
  return logGroups.map(summaryOf)[0];
}

/** A search by pattern is answered without retention and size (API reference, DescribeLogGroups), so they are asked for by name. */
async function inFull(ask: Ask, found: LogGroup[]): Promise<LogGroup[]> {
  if (found.length === 0) return found;
  const names = found.map(({ logGroupName = "" }) => logGroupName);
  return (await ask("logs:DescribeLogGroups", { logGroupIdentifiers: names, limit: PAGE })).logGroups ?? [];
}

function summaryOf(group: LogGroup): GroupSummary {
  return {
    name: group.logGroupName ?? "",
    arn: group.logGroupArn ?? "",
    class: group.logGroupClass ?? "STANDARD",
    retentionDays: group.retentionInDays,
    storedBytes: group.storedBytes ?? 0,
    createdAt: new Date(group.creationTime ?? 0),
    isDeletionProtected: group.deletionProtectionEnabled ?? false,
  };
}
