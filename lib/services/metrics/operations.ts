import type {
  GetMetricStatisticsInput,
  GetMetricStatisticsOutput,
  ListMetricsInput,
  ListMetricsOutput,
  PutMetricDataInput,
} from "@aws-sdk/client-cloudwatch";
import { AwsError } from "@/lib/platform/errors";
import { type Context, dataRead, dataWrite, internal, internalRead } from "@/lib/platform/operation";
import { openPageToken, sealPageToken } from "@/lib/platform/page-token";
import { datapointOf, parseStatisticsQuestion } from "./model/get-metric-statistics";
import { seriesFilter } from "./model/list-metrics";
import { parseMetricData } from "./model/put-metric-data";
import { QueryResult } from "./model/query-result";
import { type NamespacedDatum, parseRecordedData } from "./model/recorded-datum";
import { anomalyDetectors } from "./operations/anomaly-detectors";
import { metricData } from "./operations/get-metric-data";
import { insightRules } from "./operations/insight-rules";
import { resourceTags } from "./operations/resource-tags";
import { metricStreams } from "./operations/streams/metric-streams";
import { sending } from "./operations/streams/send";
import { telemetryData } from "./operations/telemetry-data";
import { forgetDetectors } from "./store/anomaly-detectors";
import { collectPoints } from "./store/collect";
import { forgetRules } from "./store/insight-rules";
import { forgetAccount } from "./store/known-series";
import { maintainMetricPartitions } from "./store/partitions";
import { deletePoints } from "./store/points";
import { recordPoints } from "./store/record-points";
import { coarsenFineBlocks, rollUpDays } from "./store/roll-up";
import { sealPoints } from "./store/seal";
import { listSeries, type SeriesPosition, unseeSeries } from "./store/series";
import { forgetStreams } from "./store/streams/metric-streams";
import { forgetSilentTotals, forgetTotals } from "./store/totals";
import { writeMetricData } from "./store/writer";

const METRICS_PAGE = 500;

/** CloudWatch's metrics have no ARNs: policies name "*", and the namespace by a condition (Service Authorization Reference). */
export const operations = {
  PutMetricData: dataWrite<PutMetricDataInput, object>({
    conditions: ({ Namespace }) => ({ "cloudwatch:namespace": typeof Namespace === "string" ? Namespace : [] }),
    handle: async (context, input) => {
      await writeMetricData(context, parseMetricData(input, context.now.getTime()));
      return {};
    },
  }),

  ListMetrics: dataRead<ListMetricsInput, ListMetricsOutput>({ handle: listMetrics }),

  GetMetricStatistics: dataRead<GetMetricStatisticsInput, GetMetricStatisticsOutput>({
    handle: async (context, input) => {
      const { window, statistics, keepSamples } = parseStatisticsQuestion(input, context.now.getTime());
      const result = new QueryResult(window, keepSamples);
      await collectPoints(context, [{ window, result }]);
      const datapoints = result.cells().flatMap(({ unit, cell }) => datapointOf(cell, unit, statistics) ?? []);
      return { Label: input.MetricName, Datapoints: datapoints };
    },
  }),

  ...metricData,
  ...anomalyDetectors,
  ...insightRules,
  ...metricStreams,
  ...resourceTags,
  ...sending,
  ...telemetryData,

  /** Points that stand or fall with another room's transaction, such as those that log events make. */
  RecordMetricData: internal<{ Data: NamespacedDatum[] }, { Dropped: number }>({
    handle: async (context, input) => {
      const { data, dropped } = parseRecordedData(input.Data, context.now.getTime());
      await recordPoints(context.db, context, data, context.now);
      return { Dropped: dropped };
    },
  }),

  MetricsResetAccount: internal<object, void>({
    handle: async ({ db, accountId }) => {
      await deletePoints(db, accountId);
      await unseeSeries(db, accountId);
      await forgetDetectors(db, accountId);
      await forgetRules(db, accountId);
      await forgetStreams(db, accountId);
      await forgetTotals(db, accountId);
      forgetAccount(accountId);
    },
  }),

  /** Moves what is hot into blocks; `Everything` takes also what is written just now. */
  SealMetricPoints: internalRead<{ Everything?: boolean }, { Sealed: number }>({
    handle: async ({ now }, { Everything = false }) => {
      await coarsenFineBlocks(now);
      return { Sealed: await sealPoints(now, Everything) };
    },
  }),

  RollUpMetricDays: internalRead<object, { Days: number }>({
    handle: async ({ now }) => ({ Days: await rollUpDays(now) }),
  }),

  MaintainMetricPartitions: internalRead<object, void>({
    handle: async ({ now }) => {
      await forgetSilentTotals(now);
      await maintainMetricPartitions(now);
    },
  }),
};

async function listMetrics(context: Context, input: ListMetricsInput): Promise<ListMetricsOutput> {
  const { NextToken, ...question } = input;
  const position = NextToken === undefined ? undefined : openPageToken<SeriesPosition>(NextToken, question);
  if (NextToken !== undefined && !position) {
    throw new AwsError("InvalidParameterValueException", "The value for parameter NextToken is invalid.");
  }
  const { OwningAccount, IncludeLinkedAccounts } = input;
  if (OwningAccount !== undefined && OwningAccount !== context.accountId) return { Metrics: [] };
  const filter = seriesFilter(input, context.now);
  const found = await listSeries(context.db, context, filter, METRICS_PAGE + 1, position);
  const page = found.slice(0, METRICS_PAGE);
  const last = found.length > METRICS_PAGE ? page.at(-1) : undefined;
  return {
    Metrics: page.map(({ namespace, metricName, dimensions }) => ({
      Namespace: namespace,
      MetricName: metricName,
      Dimensions: [...dimensions],
    })),
    ...(IncludeLinkedAccounts ? { OwningAccounts: page.map(() => context.accountId) } : {}),
    ...(last ? { NextToken: sealPageToken(positionOf(last), question) } : {}),
  };
}

function positionOf({ namespace, metricName, id }: SeriesPosition): SeriesPosition {
  return { namespace, metricName, id };
}
