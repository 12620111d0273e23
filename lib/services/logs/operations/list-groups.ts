import type {
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  ListLogGroupsRequest,
  ListLogGroupsResponse,
  LogGroup,
} from "@aws-sdk/client-cloudwatch-logs";
import type { Scope } from "@/lib/platform/arn";
import { AwsError } from "@/lib/platform/errors";
import { type Context, read } from "@/lib/platform/operation";
import { openPageToken, sealPageToken } from "@/lib/platform/page-token";
import { groupArn, groupNameOf } from "../model/log-arn";
import { compileNamePattern } from "../model/name-pattern";
import { matchesTagFilters } from "../model/tags";
import { type GroupQuestion, type ListedGroup, listGroups } from "../store/groups";
import { invalidToken } from "./page-place";
import { anyGroup } from "./resources";

const PAGE = 50;

export const groupLists = {
  DescribeLogGroups: read<DescribeLogGroupsRequest, DescribeLogGroupsResponse>({
    resources: anyGroup,
    handle: async (context, input) => {
      const { limit, nextToken, logGroupNamePattern: substring } = input;
      checkFilters(input);
      const question: GroupQuestion = {
        prefix: input.logGroupNamePrefix,
        substring,
        class: input.logGroupClass,
        names: input.logGroupIdentifiers?.map((identifier) => groupNameOf(identifier, context)),
      };
      const { groups, token } = await page(context, question, () => true, limit, nextToken);
      // A search by pattern answers less of each group, as in AWS.
      const describe = substring ? summaryOf : descriptionOf;
      return { logGroups: groups.map((group) => describe(group, context)), nextToken: token };
    },
  }),

  ListLogGroups: read<ListLogGroupsRequest, ListLogGroupsResponse>({
    resources: anyGroup,
    handle: async (context, input) => {
      const { logGroupNamePattern: pattern, logGroupTags: tagFilters, logGroupClass, limit, nextToken } = input;
      // No group has a field index or a known data source, so that a filter by either leaves none.
      if (input.fieldIndexNames?.length || input.dataSources?.length) return { logGroups: [] };
      const hasName = pattern ? compileNamePattern(pattern) : () => true;
      const isWanted = ({ name, tags }: ListedGroup) => hasName(name) && matchesTagFilters(tags, tagFilters ?? []);
      const question = { class: logGroupClass, pattern, tagFilters };
      const { groups, token } = await page(context, question, isWanted, limit, nextToken);
      return {
        logGroups: groups.map((group) => ({
          logGroupName: group.name,
          logGroupArn: groupArn(context, group.name),
          logGroupClass: group.class,
        })),
        nextToken: token,
      };
    },
  }),
};

function checkFilters(input: DescribeLogGroupsRequest): void {
  const { logGroupNamePrefix: prefix, logGroupNamePattern: pattern, logGroupClass, logGroupIdentifiers } = input;
  if (prefix !== undefined && pattern) {
    throw new AwsError(
      "InvalidParameterException",
      "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.",
    );
  }
  if (logGroupIdentifiers && (prefix !== undefined || pattern || logGroupClass)) {
    throw new AwsError(
      "InvalidParameterException",
      "LogGroup identifiers and other LogGroup filters are mutually exclusive parameters.",
    );
  }
}

/** How many groups one call looks at, when what it wants is decided here and is rare. */
const BATCH = 1_000;
const MAX_BATCHES = 10;

/** A page of the groups that are wanted, and where to go on; it may be short of `limit` when few are wanted. */
async function page(
  context: Context,
  question: GroupQuestion & object,
  isWanted: (group: ListedGroup) => boolean,
  limit = PAGE,
  given: string | undefined,
): Promise<{ groups: ListedGroup[]; token: string | undefined }> {
  const { accountId, region, db, now } = context;
  const asked = { accountId, region, question };
  let after = given === undefined ? undefined : openPageToken<string>(given, asked);
  if (given !== undefined && after === undefined) throw invalidToken();
  const groups: ListedGroup[] = [];
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
    const size = Math.max(limit + 1, batch === 0 ? 0 : BATCH);
    const listed = await listGroups(db, context, { ...question, after }, size, now);
    for (const group of listed) {
      if (groups.length === limit) return { groups, token: sealPageToken(after, asked) };
      if (isWanted(group)) groups.push(group);
      after = group.name;
    }
    if (listed.length < size) return { groups, token: undefined };
  }
  return { groups, token: sealPageToken(after, asked) };
}

function summaryOf(group: ListedGroup, scope: Scope): LogGroup {
  const logGroupArn = groupArn(scope, group.name);
  return {
    logGroupName: group.name,
    creationTime: group.createdAt.getTime(),
    metricFilterCount: group.metricFilters,
    arn: `${logGroupArn}:*`,
    logGroupClass: group.class,
    logGroupArn,
  };
}

function descriptionOf(group: ListedGroup, scope: Scope): LogGroup {
  return {
    ...summaryOf(group, scope),
    ...(group.retentionDays === undefined ? {} : { retentionInDays: group.retentionDays }),
    storedBytes: group.storedBytes,
    deletionProtectionEnabled: group.deletionProtected,
  };
}
