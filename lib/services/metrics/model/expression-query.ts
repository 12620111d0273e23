import type { Call, Expression } from "@/lib/languages/metric-math/ast";
import { checkMetricMath, type Referred } from "@/lib/languages/metric-math/check";
import { parseMetricMath } from "@/lib/languages/metric-math/parser";
import { callsOf, numberArgument, referencedIds, textArgument } from "@/lib/languages/metric-math/references";
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

/** A query of GetMetricData that works something out from others. */
export type MathQuery = {
  kind: "math";
  id: string;
  expression: Expression;
  searches: SearchCall[];
  /** Seconds; undefined when the query does not say. */
  period: number | undefined;
  label: string | undefined;
  returnData: boolean;
  accountId: string | undefined;
};

type Fault = (message: string) => void;

/** Reads the expression of a query; what is wrong with it is told in AWS's words. */
export function parseExpression(
  source: string,
  id: string,
  fault: Fault,
): Pick<MathQuery, "expression" | "searches"> | undefined {
  return telling(id, fault, () => {
    const expression = parseMetricMath(source);
    return { expression, searches: callsOf(expression, "SEARCH").map(parseSearchCall) };
  });
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

/**
 * The type of what each query answers, given those (`others`) that are no math. Queries may refer to each other in any order, but not in a circle; what is wrong is told
 * once for each query that is at fault itself.
 */
export function checkReferences(
  queries: readonly MathQuery[],
  others: ReadonlyMap<string, Referred>,
  fault: Fault,
): Map<string, Referred> {
  const byId = new Map(queries.map((query) => [query.id, query]));
  const known = new Map(others);
  const open = new Set<string>();
  const failed = new Set<string>();
  const visit = (query: MathQuery): void => {
    if (known.has(query.id) || failed.has(query.id)) return;
    open.add(query.id);
    const needed = referencedIds(query.expression);
    for (const id of needed) {
      const other = byId.get(id);
      if (open.has(id)) {
        fault(`Error in expression '${query.id}': Circular reference to ${id}`);
        failed.add(query.id);
      } else if (other) visit(other);
    }
    open.delete(query.id);
    if (needed.some((id) => failed.has(id))) failed.add(query.id);
    if (failed.has(query.id)) return;
    const type = telling(query.id, fault, () => checkMetricMath(query.expression, (id) => known.get(id)));
    if (type) known.set(query.id, { type, isMetric: false });
    else failed.add(query.id);
  };
  for (const query of queries) visit(query);
  return known;
}

/** What `read` answers; undefined when it finds a mistake, which is told in AWS's words. */
export function telling<T>(id: string, fault: Fault, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof LanguageSyntaxError)) throw error;
    fault(`Error in expression '${id}': ${error.message}`);
    return undefined;
  }
}
