import type { Match, MetricSearch, Term } from "@/lib/languages/metric-search/ast";
import { printMetricSearch } from "@/lib/languages/metric-search/printer";
import type { MetricName } from "./metric-name";

/** A word of a search: to be found anywhere, or in one property such as `Service=cart`. */
export type SearchToken = { property: string | undefined; text: string };

/** Cuts a search into its words; what stands in double quotes is one word, blanks and all. */
export function searchTokens(search: string): SearchToken[] {
  const words = search.match(/(?:"[^"]*"|[^\s"])+/g) ?? [];
  return words.flatMap((word): SearchToken[] => {
    const bare = word.replaceAll('"', "");
    const mark = bare.indexOf("=");
    if (bare === "" || mark === bare.length - 1)
      return bare === "" ? [] : [{ property: undefined, text: bare.slice(0, -1) }];
    if (mark > 0) return [{ property: bare.slice(0, mark), text: bare.slice(mark + 1) }];
    return [{ property: undefined, text: bare }];
  });
}

/** The words as one search again. */
export function searchText(tokens: readonly SearchToken[]): string {
  return tokens
    .map(tokenText)
    .map((text) => (/[\s"]/.test(text) ? `"${text}"` : text))
    .join(" ");
}

/** The words that find a metric: its name and dimensions. Those that are empty or hold quotes cannot be searched for. */
export function tokensOf({ metricName, dimensions }: MetricName): SearchToken[] {
  const all = [
    { property: "MetricName", text: metricName },
    ...dimensions.map(({ Name, Value }) => ({ property: Name, text: Value })),
  ];
  return all.filter(({ property, text }) => text !== "" && !/["=]/.test(property) && !text.includes('"'));
}

/** A search with one more word, unless it has it. */
export function addedToSearch(search: string, token: SearchToken): string {
  const tokens = searchTokens(search);
  return tokens.some((one) => tokenText(one) === tokenText(token)) ? search : searchText([...tokens, token]);
}

export function tokenText({ property, text }: SearchToken): string {
  return property === undefined ? text : `${property}=${text}`;
}

/** Whether every word stands in the namespace, the name or the dimensions of a metric, in any case. */
export function fitsSearch(metric: MetricName, tokens: readonly SearchToken[]): boolean {
  const properties = propertiesOf(metric);
  return tokens.every(({ property, text }) => {
    const word = text.toLowerCase();
    const wanted = property?.toLowerCase();
    return properties.some(
      ([name, value]) =>
        (wanted === undefined && name.toLowerCase().includes(word) && !FIXED.includes(name)) ||
        ((wanted === undefined || name.toLowerCase() === wanted) && value.toLowerCase().includes(word)),
    );
  });
}

const FIXED = ["Namespace", "MetricName"];

function propertiesOf({ namespace, metricName, dimensions }: MetricName): [name: string, value: string][] {
  return [
    ["Namespace", namespace],
    ["MetricName", metricName],
    ...dimensions.map(({ Name, Value }): [string, string] => [Name, Value]),
  ];
}

/** What is searched at a place of the tree, as a SEARCH expression: its lines change with the metrics that there are. */
export function searchExpression(
  place: { namespace: string | undefined; dimensions: readonly string[] | undefined },
  search: string,
  statistic: string,
): string {
  const terms = searchTokens(search).map(
    ({ property, text }): Match => ({
      kind: "match",
      isExact: !/^[\w.:/-]+$/.test(text),
      text: text.replaceAll("'", ""),
      ...(property === undefined ? {} : { property: property.replaceAll("'", "") }),
    }),
  );
  const [only, ...more] = terms;
  const term: Term | undefined = more.length > 0 ? { kind: "and", operands: terms } : only;
  const { namespace, dimensions = [] } = place;
  const asked: MetricSearch = {
    ...(namespace === undefined ? {} : { schema: { namespace, dimensions } }),
    ...(term ? { term } : {}),
  };
  return `SEARCH('${printMetricSearch(asked)}', '${statistic}')`;
}
