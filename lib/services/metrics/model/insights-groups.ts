import { emptyValues, type Series, type Timeline } from "@/lib/languages/metric-math/series";
import type { InsightsSelect } from "@/lib/languages/metrics-insights/ast";
import { arranged, groupOf, propertyNameOf, type Queryable } from "@/lib/languages/metrics-insights/groups";
import type { Point } from "./point";

/** What the points of a group add up to, period by period; a period without samples has no value. */
type Sums = { values: readonly string[]; counts: Float64Array; amounts: Float64Array };

/**
 * Adds the points of many metrics up by group and period, in plain numbers: a query may go over millions of points.
 * Units are not told apart, as Metrics Insights does not.
 */
export class InsightsGroups {
  private readonly groups = new Map<string, Sums>();
  private readonly ofMetric: Sums[];
  private readonly from: number;
  private readonly step: number;

  /** @param metrics those that the query selects; points are told by their places in it. */
  constructor(
    private readonly select: InsightsSelect,
    private readonly timeline: Timeline,
    metrics: readonly Queryable[],
    accountId: string,
  ) {
    this.from = timeline.at[0] ?? 0;
    this.step = timeline.periodSeconds * 1000;
    this.ofMetric = metrics.map((metric) => this.group(groupOf(select, metric, accountId)));
  }

  /** How many numbers all groups hold. */
  static sizeOf(select: InsightsSelect, timeline: Timeline, metrics: readonly Queryable[], accountId: string): number {
    const groups = new Set(metrics.map((metric) => groupOf(select, metric, accountId).join("\0")));
    return groups.size * timeline.at.length * 2;
  }

  add(place: number, { at, sampleCount, sum, minimum, maximum }: Point): void {
    this.addNumbers(place, at, sampleCount, sum, minimum, maximum);
  }

  /** As `add`, without an object made of the point. */
  addNumbers(place: number, at: number, sampleCount: number, sum: number, minimum: number, maximum: number): void {
    const sums = this.ofMetric[place];
    const index = Math.floor((at - this.from) / this.step);
    if (!sums || index < 0 || index >= sums.counts.length) return;
    const before = sums.counts[index] ?? 0;
    const amount = sums.amounts[index] ?? 0;
    sums.counts[index] = before + sampleCount;
    sums.amounts[index] = this.joined(before === 0, amount, sum, minimum, maximum);
  }

  /** The series of the groups that have values, as many and in the order that the query wants; one without GROUP BY. */
  series(properties: ReadonlyMap<string, string>): Series[] {
    const groups = [...this.groups.values()].map((sums) => ({ ...sums, points: this.pointsOf(sums) }));
    const isGrouped = this.select.groupBy.length > 0;
    const filled = groups.filter(({ points }) => points.some((value) => !Number.isNaN(value)));
    if (!isGrouped) {
      const points = filled[0]?.points ?? emptyValues(this.timeline);
      return [{ timeline: this.timeline, values: points, origin: { label: this.select.metricName, properties } }];
    }
    return arranged(this.select, filled).map(({ values, points }) => {
      const own = this.select.groupBy.map((key, index): [string, string] => [propertyNameOf(key), values[index] ?? ""]);
      const origin = { label: values.join(" "), properties: new Map([...properties, ...own]) };
      return { timeline: this.timeline, values: points, origin };
    });
  }

  private group(values: string[]): Sums {
    const key = values.join("\0");
    const known = this.groups.get(key);
    if (known) return known;
    const { length } = this.timeline.at;
    const sums = { values, counts: new Float64Array(length), amounts: new Float64Array(length) };
    this.groups.set(key, sums);
    return sums;
  }

  private joined(isFirst: boolean, amount: number, sum: number, minimum: number, maximum: number): number {
    switch (this.select.aggregate) {
      case "MAX":
        return isFirst || maximum > amount ? maximum : amount;
      case "MIN":
        return isFirst || minimum < amount ? minimum : amount;
      default:
        return amount + sum;
    }
  }

  private pointsOf({ counts, amounts }: Sums): Float64Array {
    const points = emptyValues(this.timeline);
    for (const [index, count] of counts.entries()) {
      if (count === 0) continue;
      const amount = amounts[index] ?? 0;
      points[index] =
        this.select.aggregate === "COUNT" ? count : this.select.aggregate === "AVG" ? amount / count : amount;
    }
    return points;
  }
}
