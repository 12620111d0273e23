import type { GetMetricDataInput, MessageData, MetricDataResult } from "@aws-sdk/client-cloudwatch";
import { AwsError } from "@/lib/platform/errors";
import type { DataPoint } from "./aggregate";
import { labelsOf } from "./label";
import { type MetricQuery, parseMetricDataQuery } from "./metric-query";
import type { QueryResult } from "./query-result";

const MAX_QUERIES = 500;
const MAX_DATAPOINTS = 100_800;

/** A GetMetricData call, found right. */
export type MetricDataQuestion = { queries: MetricQuery[]; ascending: boolean; maxDatapoints: number };

/** Where a page ended: the query's place among those that return data, and how many of its values were handed out. */
export type MetricDataPosition = { query: number; values: number };

/** Reads a GetMetricData call. `now` in milliseconds. Throws ValidationException with every fault, a line each. */
export function parseMetricDataQuestion(input: GetMetricDataInput, now: number): MetricDataQuestion {
  const faults: string[] = [];
  const fault = (message: string) => void faults.push(message);
  const { MetricDataQueries = [], StartTime, EndTime, ScanBy, MaxDatapoints = MAX_DATAPOINTS } = input;
  const asked = { from: StartTime?.getTime() ?? 0, to: EndTime?.getTime() ?? 0 };
  if (MetricDataQueries.length === 0) fault("The parameter MetricDataQueries is required.");
  if (MetricDataQueries.length > MAX_QUERIES) {
    throw validation([`The collection MetricDataQueries must not have a size greater than ${MAX_QUERIES}.`]);
  }
  if (asked.from >= asked.to) fault("The parameter StartTime must be less than the parameter EndTime.");
  if (MaxDatapoints < 1 || MaxDatapoints > MAX_DATAPOINTS) {
    fault(`The value ${MaxDatapoints} for parameter MaxDatapoints must be between 1 and ${MAX_DATAPOINTS}.`);
  }
  const ids = MetricDataQueries.map(({ Id }) => Id);
  if (new Set(ids).size < ids.length) fault("The values for parameter id in MetricDataQueries are not unique.");
  const queries = MetricDataQueries.flatMap((query, index) => {
    const parsed = parseMetricDataQuery(query, `MetricDataQueries.member.${index + 1}`, asked, now, fault);
    return parsed ? [parsed] : [];
  });
  if (faults.length > 0) throw validation(faults);
  return { queries, ascending: ScanBy === "TimestampAscending", maxDatapoints: MaxDatapoints };
}

/** A query's answer: its values oldest first, and what there is to say about them. */
export type Answered = { query: MetricQuery; points: DataPoint[]; messages: MessageData[]; forbidden: boolean };

/** The answer of one query once all points have been taken in. */
export function answerOf(query: MetricQuery, result: QueryResult): Answered {
  const units = result.units();
  const several = { Code: "MultipleUnits", Value: `Multiple units returned: '[${units.join(", ")}]'` };
  return {
    query,
    points: result.dataPoints(query.statistic),
    messages: units.length > 1 ? [several] : [],
    forbidden: false,
  };
}

/** The results of one page that begins at `position`, with at most `maxDatapoints` values, and where the next begins. */
export function metricDataPage(
  { ascending, maxDatapoints }: MetricDataQuestion,
  answers: Answered[],
  position: MetricDataPosition,
): { results: MetricDataResult[]; next: MetricDataPosition | undefined } {
  const labels = labelsOf(answers.map(({ query, points }) => ({ ...query, points })));
  const results: MetricDataResult[] = [];
  let left = maxDatapoints;
  for (let place = position.query; place < answers.length; place += 1) {
    const answer = answers[place];
    if (!answer) break;
    const skipped = place === position.query ? position.values : 0;
    if (left === 0 && answer.points.length > 0) return { results, next: { query: place, values: 0 } };
    const ordered = ascending ? answer.points : answer.points.toReversed();
    const shown = ordered.slice(skipped, skipped + left);
    const isCut = skipped + shown.length < ordered.length;
    results.push(resultOf(answer, labels[place] ?? "", shown, isCut));
    if (isCut) return { results, next: { query: place, values: skipped + shown.length } };
    left -= shown.length;
  }
  return { results, next: undefined };
}

function resultOf(answer: Answered, label: string, shown: DataPoint[], isCut: boolean): MetricDataResult {
  return {
    Id: answer.query.id,
    Label: label,
    Timestamps: shown.map(({ at }) => new Date(at)),
    Values: shown.map(({ value }) => value),
    StatusCode: answer.forbidden ? "Forbidden" : isCut ? "PartialData" : "Complete",
    ...(answer.messages.length > 0 ? { Messages: answer.messages } : {}),
  };
}

function validation(faults: string[]): AwsError {
  return new AwsError("ValidationException", faults.join("\n"));
}
