import type { Call, Expression } from "@/lib/languages/metric-math/ast";
import { type Fault, telling } from "@/lib/languages/metric-math/check-together";
import { parseMetricMath } from "@/lib/languages/metric-math/parser";
import { callsOf, numberArgument, textArgument } from "@/lib/languages/metric-math/references";
import type { MetricSearch } from "@/lib/languages/metric-search/ast";
import { parseMetricSearch } from "@/lib/languages/metric-search/parser";
import { LanguageSyntaxError } from "@/lib/languages/text/language-syntax-error";
import { isPeriod } from "./period";
import { parseStatistic, type Statistic } from "./statistic";

/** A SEARCH of an expression, found right; without a period of its own it takes the query's. */
export type SearchCall = {
  call: Call;
  search: MetricSearch;
  stat: string;
  statistic: Statistic;
  period: number | undefined;
};

/** What INSIGHT_RULE_METRIC may ask of a rule. */
const RULE_METRICS: readonly string[] = [
  "UniqueContributors",
  "MaxContributorValue",
  "SampleCount",
  "Sum",
  "Minimum",
  "Maximum",
  "Average",
];

/** An INSIGHT_RULE_METRIC of an expression. */
export type RuleCall = { call: Call; ruleName: string; metric: string };

/** An ANOMALY_DETECTION_BAND of an expression, and the Id that it is about. */
export type BandCall = { call: Call; about: string };

/** A query of GetMetricData that works something out from others. */
export type MathQuery = {
  kind: "math";
  id: string;
  expression: Expression;
  searches: SearchCall[];
  bands: BandCall[];
  rules: RuleCall[];
  /** Seconds; undefined when the query does not say. */
  period: number | undefined;
  label: string | undefined;
  returnData: boolean;
  accountId: string | undefined;
};

/** Reads the expression of a query; what is wrong with it is told in AWS's words. */
export function parseExpression(
  source: string,
  id: string,
  fault: Fault,
): Pick<MathQuery, "expression" | "searches" | "bands" | "rules"> | undefined {
  return telling(id, fault, () => {
    const expression = parseMetricMath(source);
    return {
      expression,
      searches: callsOf(expression, "SEARCH").map(parseSearchCall),
      bands: callsOf(expression, "ANOMALY_DETECTION_BAND").flatMap(parseBandCall),
      rules: callsOf(expression, "INSIGHT_RULE_METRIC").flatMap(parseRuleCall),
    };
  });
}

/** What is no band at all is left to the check of types, which says so better. */
function parseBandCall(call: Call): BandCall[] {
  const [about, width] = call.args;
  if (about?.kind !== "reference") return [];
  if (width && (width.kind !== "number" || width.value <= 0)) {
    const { offset, length } = width.place;
    throw new LanguageSyntaxError(
      "ANOMALY_DETECTION_BAND takes a positive number of standard deviations",
      offset,
      length,
    );
  }
  return [{ call, about: about.id }];
}

function parseRuleCall(call: Call): RuleCall[] {
  const [ruleName, metric] = [textArgument(call, 0), textArgument(call, 1)];
  if (ruleName === undefined || metric === undefined) return [];
  if (RULE_METRICS.includes(metric)) return [{ call, ruleName, metric }];
  throw new LanguageSyntaxError(
    `${metric} is not a metric of Contributor Insights rules`,
    call.place.offset,
    call.place.length,
  );
}

function parseSearchCall(call: Call): SearchCall {
  const [text, stat, period] = [textArgument(call, 0), textArgument(call, 1), numberArgument(call, 2)];
  const at = (message: string) => new LanguageSyntaxError(message, call.place.offset, call.place.length);
  const statistic = stat === undefined ? undefined : parseStatistic(stat.trim());
  if (text === undefined || stat === undefined || (call.args.length > 2 && period === undefined)) {
    throw at("SEARCH takes a query, a statistic and a period that are written out");
  }
  if (!statistic) throw at(`${stat} is not a valid statistic`);
  if (period !== undefined && !isPeriod(period))
    throw at("The period of SEARCH must be 1, 5, 10, 20, 30 or a multiple of 60");
  return { call, search: parseMetricSearch(text), stat: stat.trim(), statistic, period };
}
