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

  constructor(
    private readonly window: MetricWindow,
    private readonly keepSamples: boolean,
  ) {
    this.from = Math.max(window.range.from, window.visibleFrom);
  }

  add(point: Point): void {
    if (point.at < this.from || point.at >= this.window.range.to) return;
    if (this.window.unit !== undefined && point.unit !== this.window.unit) return;
    let summary = this.summaries.get(point.unit);
    if (!summary) {
      summary = new Summary(this.window.range.from, this.window.period * 1000, this.keepSamples);
      this.summaries.set(point.unit, summary);
    }
    summary.add(point);
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
}
