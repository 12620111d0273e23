import type { Sample } from "./point";
import type { DistributionStatistic } from "./statistic";

/**
 * A statistic over samples in any order; undefined when there are none or one is negative, for which CloudWatch has no
 * percentiles (User Guide, "Percentiles").
 *
 * A percentile lies between the two nearest samples in proportion (the "inclusive" definition). Bounds in percent cut the
 * samples by their number, through a sample where the cut falls within one: trimmed counts need not be whole
 * (User Guide, "CloudWatch statistics definitions").
 */
export function distributionOf(samples: readonly Sample[], statistic: DistributionStatistic): number | undefined {
  const sorted = samples.filter(({ count }) => count > 0).sort((one, other) => one.value - other.value);
  const lowest = sorted[0];
  if (!lowest || lowest.value < 0) return undefined;
  if (statistic.kind === "percentile") return percentileOf(sorted, statistic.percent);
  const total = totalOf(sorted);
  const kept = keptBetween(sorted, total, statistic);
  const count = totalOf(kept);
  const sum = kept.reduce((amount, sample) => amount + sample.value * sample.count, 0);
  switch (statistic.kind) {
    case "TC":
      return count;
    case "TS":
      return sum;
    case "PR":
      return (100 * count) / total;
    case "TM":
      return count > 0 ? sum / count : undefined;
    case "WM":
      return winsorizedMean(sorted, total, statistic);
  }
}

type Trimmed = Exclude<DistributionStatistic, { kind: "percentile" }>;

function totalOf(samples: readonly Sample[]): number {
  return samples.reduce((amount, { count }) => amount + count, 0);
}

/** The place is counted from 0 for the first sample to n - 1 for the last, as if every sample stood there `count` times. */
function percentileOf(sorted: readonly Sample[], percent: number): number | undefined {
  const place = (percent / 100) * Math.max(0, totalOf(sorted) - 1);
  const below = valueAtPlace(sorted, Math.floor(place));
  const above = valueAtPlace(sorted, Math.ceil(place));
  if (below === undefined || above === undefined) return undefined;
  return below + (above - below) * (place - Math.floor(place));
}

function valueAtPlace(sorted: readonly Sample[], place: number): number | undefined {
  let passed = 0;
  for (const { value, count } of sorted) {
    passed += count;
    if (place < passed) return value;
  }
  return sorted.at(-1)?.value;
}

/** The samples between the bounds, the counts of those at the edges cut down. */
function keptBetween(sorted: readonly Sample[], total: number, { bounds, low, high }: Trimmed): Sample[] {
  if (bounds === "value") return sorted.filter(({ value }) => value > low && value <= high);
  const [from, to] = [(total * low) / 100, (total * high) / 100];
  let passed = 0;
  return sorted.map(({ value, count }) => {
    const inside = Math.min(passed + count, to) - Math.max(passed, from);
    passed += count;
    return { value, count: Math.max(0, inside) };
  });
}

/** What lies beyond a bound counts as if it lay upon it: upon the lowest or the highest sample that the bounds keep. */
function winsorizedMean(sorted: readonly Sample[], total: number, { bounds, low, high }: Trimmed): number {
  const lowest = () => valueAtPlace(sorted, (total * low) / 100) ?? 0;
  const highest = () => valueUpToPlace(sorted, (total * high) / 100) ?? 0;
  const [from, to] = bounds === "value" ? [low, high] : [lowest(), highest()];
  const sum = sorted.reduce((amount, { value, count }) => amount + Math.min(to, Math.max(from, value)) * count, 0);
  return sum / total;
}

/** As `valueAtPlace`, seen from below: the last sample that ends at or begins before the place. */
function valueUpToPlace(sorted: readonly Sample[], place: number): number | undefined {
  let passed = 0;
  for (const { value, count } of sorted) {
    passed += count;
    if (place <= passed) return value;
  }
  return sorted.at(-1)?.value;
}
