import type { GetMetricDataInput, GetMetricDataOutput } from "@aws-sdk/client-cloudwatch";
import { AwsError } from "@/lib/platform/errors";
import { type Context, dataRead, widenedData } from "@/lib/platform/operation";
import { openPageToken, sealPageToken } from "@/lib/platform/page-token";
import { parseMetricDataQuestion } from "../model/get-metric-data";
import type { LabelSetting } from "../model/label";
import { type MetricDataPosition, metricDataPage } from "../model/metric-data-page";
import type { MetricQuery } from "../model/metric-query";
import { mathAnswersTo } from "./metric-data/math";
import { plainAnswers } from "./metric-data/plain";

/** An answer of GetMetricData, and the units of the metrics of this page that have any, by the Id of their query. */
export type WithUnits = GetMetricDataOutput & { Units: Readonly<Record<string, string>> };

export const metricData = {
  GetMetricData: dataRead<GetMetricDataInput, GetMetricDataOutput>({
    handle: async (context, input) => (await getMetricData(context, input)).output,
  }),

  /** What a graph is drawn from: GetMetricData leaves out the units, which only a GetMetricStatistics a metric would tell. */
  GetMetricDataWithUnits: widenedData("cloudwatch:GetMetricData")<GetMetricDataInput, WithUnits>({
    handle: async (context, input) => {
      const { output, answers } = await getMetricData(context, input);
      const shown = new Set(output.MetricDataResults?.map(({ Id }) => Id));
      const units = answers.flatMap(({ id, unit }) => (unit !== undefined && shown.has(id) ? [[id, unit]] : []));
      return { ...output, Units: Object.fromEntries(units) };
    },
  }),
};

/** Metrics alone are read as far as the page reaches; with expressions everything is worked out. */
async function getMetricData(context: Context, input: GetMetricDataInput) {
  const { NextToken, MaxDatapoints: _, ...asked } = input;
  const question = parseMetricDataQuestion(input, context.now.getTime());
  const position = NextToken === undefined ? { query: 0 } : openPageToken<MetricDataPosition>(NextToken, asked);
  if (!position) throw new AwsError("InvalidNextToken", "The value for parameter NextToken is invalid.");
  const { queries, ascending, maxDatapoints, offsetMinutes } = question;
  const setting: LabelSetting = {
    accountId: context.accountId,
    region: context.region,
    now: context.now.getTime(),
    offsetMinutes,
  };
  const { answers, messages } = queries.every(isMetric)
    ? {
        answers: await plainAnswers(
          context,
          queries.filter(({ returnData }) => returnData),
          { position, ascending, maxDatapoints, setting },
        ),
        messages: [],
      }
    : await mathAnswersTo(context, question, setting);
  const { results, next } = metricDataPage(question, answers, position);
  const output: GetMetricDataOutput = {
    MetricDataResults: results,
    Messages: messages,
    ...(next ? { NextToken: sealPageToken(next, asked) } : {}),
  };
  return { output, answers };
}

function isMetric(query: { kind: string }): query is MetricQuery {
  return query.kind === "metric";
}
