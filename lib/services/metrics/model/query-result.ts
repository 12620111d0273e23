import { type Cell, type DataPoint, dataPointsOf, Summary } from "./aggregate";
import type { MetricWindow } from "./metric-query";
import type { Point } from "./point";
import type { Statistic } from "./statistic";
import { byPreference } from "./unit";

/**
 * Takes in the points of one metric, in any order and from any number of sources, and adds them up by period.
 * CloudWatch converts no units, so each unit adds up for itself.
 */
export class QueryResult {
  private readonly summaries = new Map<string, Summary>();
  private readonly from: number;
  private last: Summary | undefined;
  private lastUnit = "";

  constructor(
    private readonly window: MetricWindow,
    private readonly keepSamples: boolean,
  ) {
    this.from = Math.max(window.range.from, window.visibleFrom);
  }

  add(point: Point): void {
    if (this.wants(point.at, point.unit)) this.summaryOf(point.unit).add(point);
  }

  /** As `add`, for one measured value: most points are such. */
  addValue(at: number, unit: string, value: number): void {
    if (this.wants(at, unit)) this.summaryOf(unit).addValue(at, value);
  }

  /** The units that have data, the preferred first. */
  units(): string[] {
    return byPreference(this.summaries.keys());
  }

  /** The values of a statistic in the preferred unit, oldest first. */
  dataPoints(statistic: Statistic): DataPoint[] {
    const summary = this.summaries.get(this.units()[0] ?? "");
    return summary ? dataPointsOf(summary, statistic) : [];
  }

  /** Every period of every unit, oldest first within a unit. */
  cells(): { unit: string; cell: Cell }[] {
    return this.units().flatMap((unit) => (this.summaries.get(unit)?.sorted() ?? []).map((cell) => ({ unit, cell })));
  }

  private wants(at: number, unit: string): boolean {
    if (at < this.from || at >= this.window.range.to) return false;
    return this.window.unit === undefined || unit === this.window.unit;
  }

  private summaryOf(unit: string): Summary {
    if (this.last && unit === this.lastUnit) return this.last;
    const { range, period } = this.window;
    const summary = this.summaries.get(unit) ?? new Summary(range.from, period * 1000, this.keepSamples);
    this.summaries.set(unit, summary);
    [this.last, this.lastUnit] = [summary, unit];
    return summary;
  }
}
