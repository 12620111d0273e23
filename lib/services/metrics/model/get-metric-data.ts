import type { GetMetricDataInput } from "@aws-sdk/client-cloudwatch";
import type { Referred } from "@/lib/languages/metric-math/check";
import { checkTogether } from "@/lib/languages/metric-math/check-together";
import { AwsError } from "@/lib/platform/errors";
import { type DataQuery, parseDataQuery } from "./data-query";
import type { TimeRange } from "./period";

const MAX_QUERIES = 500;
const MAX_DATAPOINTS = 100_800;
const MAX_SEARCHES = 100;

/** A GetMetricData call, found right. */
export type MetricDataQuestion = {
  queries: DataQuery[];
  asked: TimeRange;
  ascending: boolean;
  maxDatapoints: number;
  /** How far the time zone of labels is ahead of UTC, in minutes. */
  offsetMinutes: number;
};

/** Reads a GetMetricData call. `now` in milliseconds. Throws ValidationException with every fault, a line each. */
export function parseMetricDataQuestion(input: GetMetricDataInput, now: number): MetricDataQuestion {
  const faults: string[] = [];
  const fault = (message: string) => void faults.push(message);
  const { MetricDataQueries = [], StartTime, EndTime, ScanBy, MaxDatapoints = MAX_DATAPOINTS, LabelOptions } = input;
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
  const offsetMinutes = readOffset(LabelOptions?.Timezone, fault);
  const queries = MetricDataQueries.flatMap((query, index) => {
    const parsed = parseDataQuery(query, `MetricDataQueries.member.${index + 1}`, asked, now, fault);
    return parsed ? [parsed] : [];
  });
  // A query that is wrong itself would look as if it were not there to those that refer to it.
  if (faults.length === 0) checkQueries(queries, fault);
  if (faults.length > 0) throw validation(faults);
  return { queries, asked, ascending: ScanBy === "TimestampAscending", maxDatapoints: MaxDatapoints, offsetMinutes };
}

function checkQueries(queries: readonly DataQuery[], fault: (message: string) => void): void {
  const math = queries.filter((query) => query.kind === "math");
  const searches = math.reduce((count, query) => count + query.searches.length, 0);
  if (searches > MAX_SEARCHES) fault(`The number of SEARCH expressions must not be greater than ${MAX_SEARCHES}.`);
  const others = new Map<string, Referred>();
  for (const query of queries) {
    if (query.kind === "metric") others.set(query.id, { type: "TS", isMetric: true });
    if (query.kind === "insights") {
      others.set(query.id, { type: query.select.groupBy.length > 0 ? "TS[]" : "TS", isMetric: false });
    }
  }
  checkTogether(new Map(math.map(({ id, expression }) => [id, expression])), others, fault);
}

/** LabelOptions.Timezone: a sign, two digits of hours and two of minutes; "+0000" when it is not given. */
function readOffset(zone: string | undefined, fault: (message: string) => void): number {
  if (zone === undefined) return 0;
  const [, sign, hours = "", minutes = ""] = /^([+-])(\d{2})(\d{2})$/.exec(zone) ?? [];
  if (sign !== undefined && Number(minutes) < 60 && Number(hours) <= 14) {
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  }
  fault(`The value ${zone} for parameter LabelOptions.Timezone is not matching the expected pattern [+-]\\d{4}.`);
  return 0;
}

export function validation(faults: string[]): AwsError {
  return new AwsError("ValidationException", faults.join("\n"));
}
