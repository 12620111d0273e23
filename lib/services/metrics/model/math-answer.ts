import { seriesOf } from "@/lib/languages/metric-math/evaluate";
import { pointsOf, type Value } from "@/lib/languages/metric-math/series";
import { dynamicLabel, isDynamic, type LabelClock } from "./dynamic-label";
import type { Answered } from "./metric-data-page";

/**
 * The lines of a query that was worked out, one a series. A single series is called by the query's label or Id; the series of an
 * array by the label and their own, by either alone where the label is empty or says for itself what it shows (User Guide,
 * "Adding a math expression to a CloudWatch graph", "Using dynamic labels").
 */
export function mathAnswers(
  query: { id: string; label: string | undefined },
  value: Value,
  clock: LabelClock,
): Answered[] {
  const { id, label } = query;
  return seriesOf(value).map((series) => {
    const points = pointsOf(series);
    const own = series.origin?.label ?? id;
    const usual = value.kind === "array" ? own : id;
    const source = { points, properties: series.origin?.properties ?? new Map<string, string>() };
    const filled = label === undefined ? usual : dynamicLabel(label, usual, source, clock);
    const isJoined = value.kind === "array" && label !== undefined && !isDynamic(label);
    const shown = isJoined ? [label, own].filter((part) => part !== "").join(" ") : filled;
    return { id, label: shown, points, messages: [], forbidden: false };
  });
}
