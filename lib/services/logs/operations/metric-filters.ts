import type {
  DeleteMetricFilterRequest,
  MetricFilter as DescribedFilter,
  DescribeMetricFiltersRequest,
  DescribeMetricFiltersResponse,
  PutMetricFilterRequest,
  TestMetricFilterRequest,
  TestMetricFilterResponse,
} from "@aws-sdk/client-cloudwatch-logs";
import { compileFilterPattern } from "@/lib/languages/filter-pattern/matcher";
import { AwsError } from "@/lib/platform/errors";
import { read, type Validated, write } from "@/lib/platform/operation";
import { openPageToken, sealPageToken } from "@/lib/platform/page-token";
import { checkMetricFilterLimits } from "../model/filter-limits";
import { checkFilterName, readMetricFilterPattern } from "../model/filter-pattern";
import { checkTakesFilters } from "../model/log-group";
import { parseMetricFilter } from "../model/metric-filter";
import { holdFilters } from "../store/filter-changes";
import { getGroup } from "../store/groups";
import {
  deleteMetricFilter,
  type ListedMetricFilter,
  listMetricFilters,
  type MetricFilterQuestion,
  putMetricFilter,
} from "../store/metric-filters";
import { invalidToken } from "./page-place";
import { groupOrAnyResource, groupResource } from "./resources";

const PAGE = 50;

type PutInput = Validated<
  PutMetricFilterRequest,
  "logGroupName" | "filterName" | "filterPattern" | "metricTransformations"
>;

export const metricFilterOperations = {
  PutMetricFilter: write<PutInput, void>({
    resources: groupResource,
    handle: async (context, input) => {
      checkFilterName(input.filterName);
      const group = await getGroup(context.db, context, input.logGroupName);
      checkTakesFilters(group);
      const filter = parseMetricFilter(input.filterName, input.filterPattern, input);
      checkMetricFilterLimits(await holdFilters(context.db, group, filter.name), filter.usesRegex);
      await putMetricFilter(context.db, group, filter, context.now);
    },
  }),

  DeleteMetricFilter: write<Validated<DeleteMetricFilterRequest, "logGroupName" | "filterName">, void>({
    resources: groupResource,
    handle: async (context, { logGroupName, filterName }) => {
      checkFilterName(filterName);
      await deleteMetricFilter(context.db, await getGroup(context.db, context, logGroupName), filterName);
    },
  }),

  DescribeMetricFilters: read<DescribeMetricFiltersRequest, DescribeMetricFiltersResponse>({
    resources: groupOrAnyResource,
    handle: async (context, { nextToken, limit = PAGE, ...asked }) => {
      const { logGroupName, filterNamePrefix: prefix, metricName, metricNamespace } = asked;
      if ((metricName === undefined) !== (metricNamespace === undefined)) {
        throw new AwsError("InvalidParameterException", "metricName and metricNamespace must be specified together.");
      }
      checkFilterName(prefix);
      const { accountId, region, db } = context;
      const question = { accountId, region, ...asked };
      const after =
        nextToken === undefined ? undefined : openPageToken<MetricFilterQuestion["after"]>(nextToken, question);
      if (nextToken !== undefined && !after) throw invalidToken();
      const group = logGroupName === undefined ? undefined : await getGroup(db, context, logGroupName);
      const found = await listMetricFilters(
        db,
        context,
        { group, prefix, metricName, metricNamespace, after },
        limit + 1,
      );
      const filters = found.slice(0, limit);
      const last = found.length > limit ? filters.at(-1) : undefined;
      return {
        metricFilters: filters.map(descriptionOf),
        nextToken: last && sealPageToken({ name: last.name, group: last.group }, question),
      };
    },
  }),

  /** Needs no group: the events are in the question. */
  TestMetricFilter: read<
    Validated<TestMetricFilterRequest, "filterPattern" | "logEventMessages">,
    TestMetricFilterResponse
  >({
    handle: async (_, { filterPattern, logEventMessages }) => {
      const match = compileFilterPattern(readMetricFilterPattern(filterPattern));
      return {
        matches: logEventMessages.flatMap((eventMessage, index) => {
          const found = match(eventMessage);
          return found ? [{ eventNumber: index + 1, eventMessage, extractedValues: { ...found.extractedValues } }] : [];
        }),
      };
    },
  }),
};

function descriptionOf(filter: ListedMetricFilter): DescribedFilter {
  const { defaultValue, dimensions, systemDimensions, unit, metricName, metricNamespace, metricValue } = filter;
  return {
    filterName: filter.name,
    filterPattern: filter.pattern,
    metricTransformations: [
      {
        metricName,
        metricNamespace,
        metricValue,
        ...(defaultValue === undefined ? {} : { defaultValue }),
        ...(Object.keys(dimensions).length > 0 ? { dimensions: { ...dimensions } } : {}),
        ...(unit ? { unit } : {}),
      },
    ],
    creationTime: filter.createdAt.getTime(),
    logGroupName: filter.group,
    applyOnTransformedLogs: filter.applyToTransformed,
    ...(systemDimensions.length > 0 ? { emitSystemFieldDimensions: [...systemDimensions] } : {}),
  };
}
