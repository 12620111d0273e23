import type {
  DeleteSubscriptionFilterRequest,
  DescribeSubscriptionFiltersRequest,
  DescribeSubscriptionFiltersResponse,
  PutSubscriptionFilterRequest,
} from "@aws-sdk/client-cloudwatch-logs";
import { AwsError } from "@/lib/platform/errors";
import {
  type Asked,
  type Context,
  passedRole,
  type Resource,
  read,
  type Validated,
  widened,
  write,
} from "@/lib/platform/operation";
import { openPageToken, sealPageToken } from "@/lib/platform/page-token";
import { settings } from "@/lib/platform/settings";
import { controlEvents } from "../model/delivery";
import { checkSubscriptionFilterLimits } from "../model/filter-limits";
import { checkFilterName } from "../model/filter-pattern";
import { checkTakesFilters, type LogGroup } from "../model/log-group";
import { destinationOf, parseSubscriptionFilter } from "../model/subscription-filter";
import { holdFilters } from "../store/filter-changes";
import { getGroup } from "../store/groups";
import {
  deleteSubscriptionFilter,
  forwardingOf,
  listSubscriptionFilters,
  putSubscriptionFilter,
} from "../store/subscription-filters";
import { type DeliveryState, describeDeliveries, queueControlMessage } from "../store/subscription-outbox";
import { invalidToken } from "./page-place";
import { groupResource } from "./resources";

const PAGE = 50;

type PutInput = Validated<
  PutSubscriptionFilterRequest,
  "logGroupName" | "filterName" | "filterPattern" | "destinationArn"
>;

export const subscriptionFilterOperations = {
  /** A Lambda function gets a control message first, through the outbox as everything else. */
  PutSubscriptionFilter: write<PutInput, void>({
    resources: async (input, asked) => [
      ...(await subscribedResources(input, asked)),
      ...passedRole(input.roleArn, "logs.amazonaws.com"),
    ],
    handle: async (context, input) => {
      const { db, now } = context;
      checkFilterName(input.filterName);
      const group = await getGroup(db, context, input.logGroupName);
      checkTakesFilters(group);
      const filter = parseSubscriptionFilter(input.filterName, input.filterPattern, input.destinationArn, input);
      const isFunction = await checkDestination(context, group, filter.destinationArn);
      checkSubscriptionFilterLimits(await holdFilters(db, group, filter.name), filter.usesRegex);
      const id = await putSubscriptionFilter(db, group, filter, now);
      if (isFunction) await queueControlMessage(db, context, group, id, controlEvents(now), now);
    },
  }),

  DeleteSubscriptionFilter: write<Validated<DeleteSubscriptionFilterRequest, "logGroupName" | "filterName">, void>({
    resources: groupResource,
    handle: async (context, { logGroupName, filterName }) => {
      checkFilterName(filterName);
      await deleteSubscriptionFilter(context.db, await getGroup(context.db, context, logGroupName), filterName);
    },
  }),

  DescribeSubscriptionFilters: read<
    Validated<DescribeSubscriptionFiltersRequest, "logGroupName">,
    DescribeSubscriptionFiltersResponse
  >({
    resources: groupResource,
    handle: async (context, { logGroupName, filterNamePrefix: prefix, limit = PAGE, nextToken }) => {
      checkFilterName(prefix);
      const group = await getGroup(context.db, context, logGroupName);
      const question = { group: group.id.toString(), prefix };
      const after = nextToken === undefined ? undefined : openPageToken<string>(nextToken, question);
      if (nextToken !== undefined && after === undefined) throw invalidToken();
      const found = await listSubscriptionFilters(context.db, group, prefix, after, limit + 1);
      const filters = found.slice(0, limit);
      return {
        subscriptionFilters: filters.map(({ name, pattern, destinationArn, roleArn, distribution, ...filter }) => ({
          filterName: name,
          logGroupName,
          filterPattern: pattern,
          destinationArn,
          ...(roleArn ? { roleArn } : {}),
          distribution,
          applyOnTransformedLogs: filter.applyToTransformed,
          creationTime: filter.createdAt.getTime(),
        })),
        nextToken: found.length > limit ? sealPageToken(filters.at(-1)?.name, question) : undefined,
      };
    },
  }),

  /** For the console: what waits for each destination, and how the last attempts went. */
  DescribeSubscriptionDeliveries: widened("logs:DescribeSubscriptionFilters")<
    { logGroupName: string },
    { deliveries: DeliveryState[] }
  >({
    resources: groupResource,
    handle: async (context, { logGroupName }) => {
      const group = await getGroup(context.db, context, String(logGroupName));
      return { deliveries: await describeDeliveries(context.db, group) };
    },
  }),
};

/** Throws InvalidParameterException when nothing could ever arrive there; answers whether it is a Lambda function. */
async function checkDestination(context: Context, group: LogGroup, arn: string): Promise<boolean> {
  const destination = destinationOf(arn, context);
  if (destination.kind === "lambda") {
    if (settings().lambdaEndpoint !== undefined) return true;
    throw invalid(
      "Could not execute the lambda function. Make sure you have given CloudWatch Logs permission to execute your function. " +
        "(AWS_ENDPOINT_URL_LAMBDA is not set.)",
    );
  }
  const target = await getGroup(context.db, context, destination.name);
  if (target.id === group.id) throw invalid("A log group can't be the destination of its own subscription filter.");
  const { receives } = await forwardingOf(context.db, context, group);
  const { forwards } = await forwardingOf(context.db, context, target);
  if (receives || forwards) {
    throw invalid("A log group that receives events from a subscription filter can't forward events to a log group.");
  }
  return false;
}

/** To let events into another group needs the right on that group too. */
async function subscribedResources(input: Partial<PutInput>, asked: Asked): Promise<Resource[]> {
  const { destinationArn: arn } = input;
  const group = await groupResource(input, asked);
  if (typeof arn !== "string" || !/^arn:[^:]*:logs:/.test(arn)) return group;
  return [...group, ...(await groupResource({ logGroupIdentifier: arn }, asked))];
}

function invalid(message: string): AwsError {
  return new AwsError("InvalidParameterException", message);
}
