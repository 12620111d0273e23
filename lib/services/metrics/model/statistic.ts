/** The statistics that a statistic set carries in itself. */
export const SIMPLE_STATISTICS = ["SampleCount", "Average", "Sum", "Minimum", "Maximum"] as const;
export type SimpleStatistic = (typeof SIMPLE_STATISTICS)[number];

/**
 * A statistic over the distribution of the values. `low` and `high` bound it: percents of the samples for the first kind,
 * values for the second (low exclusive, high inclusive).
 */
export type DistributionStatistic =
  | { kind: "percentile"; percent: number }
  | { kind: TrimmedKind; bounds: "percent" | "value"; low: number; high: number };
export type TrimmedKind = "TM" | "WM" | "TC" | "TS" | "PR";

export type Statistic = { kind: SimpleStatistic } | DistributionStatistic;

// As the model's patterns write them (PutAnomalyDetector, Stat): percents with up to ten decimals, bounds also with an exponent.
const PERCENTILE = /^p(\d{1,3}(?:\.\d{0,10})?)$/;
const SHORT = /^(tm|wm|tc|ts)(\d{1,3}(?:\.\d{0,10})?)$/;
const NUMBER = "-?\\d{1,16}(?:\\.\\d{0,10})?(?:[Ee][+-]?\\d{1,3})?";
const LONG = new RegExp(`^(TM|WM|TC|TS|PR)\\((?:(${NUMBER})(%?))?:(?:(${NUMBER})(%?))?\\)$`);
const KIND: Record<string, TrimmedKind> = { TM: "TM", WM: "WM", TC: "TC", TS: "TS", PR: "PR" };

/**
 * Reads a statistic as CloudWatch writes it: `Average`, `p99.9`, `tm90`, `TM(10%:90%)`, `TC(:300)`, `IQM`; undefined when
 * the text is none (CloudWatch User Guide, "CloudWatch statistics definitions").
 */
export function parseStatistic(text: string): Statistic | undefined {
  const simple = SIMPLE_STATISTICS.find((name) => name === text);
  if (simple) return { kind: simple };
  if (text === "IQM") return { kind: "TM", bounds: "percent", low: 25, high: 75 };
  return parsePercentile(text) ?? parseShort(text) ?? parseLong(text);
}

/** Whether the statistic needs the values themselves. */
export function needsSamples(statistic: Statistic): statistic is DistributionStatistic {
  return !SIMPLE_STATISTICS.some((name) => name === statistic.kind);
}

function parsePercentile(text: string): Statistic | undefined {
  const match = PERCENTILE.exec(text);
  const percent = Number(match?.[1]);
  return match && percent <= 100 ? { kind: "percentile", percent } : undefined;
}

/** tm90 is TM(:90%): the one number is the upper bound. */
function parseShort(text: string): Statistic | undefined {
  const match = SHORT.exec(text);
  const kind = KIND[match?.[1]?.toUpperCase() ?? ""];
  const high = Number(match?.[2]);
  return kind && high <= 100 ? { kind, bounds: "percent", low: 0, high } : undefined;
}

function parseLong(text: string): Statistic | undefined {
  const match = LONG.exec(text);
  const kind = KIND[match?.[1] ?? ""];
  if (!match || !kind) return undefined;
  const [, , lowText, lowSign, highText, highSign] = match;
  if (lowText === undefined && highText === undefined) return undefined;
  if (lowText !== undefined && highText !== undefined && lowSign !== highSign) return undefined;
  const percent = (lowSign || highSign) === "%";
  const low = lowText === undefined ? (percent ? 0 : Number.NEGATIVE_INFINITY) : Number(lowText);
  const high = highText === undefined ? (percent ? 100 : Number.POSITIVE_INFINITY) : Number(highText);
  if (![lowText, highText].every((text) => text === undefined || Number.isFinite(Number(text)))) return undefined;
  if (low >= high || (percent && (low < 0 || high > 100 || kind === "PR"))) return undefined;
  return { kind, bounds: percent ? "percent" : "value", low, high };
}

/** The unit of a statistic of values in `unit`: samples are counted, and a percentile rank is a share of them. */
export function unitOfStatistic({ kind }: Statistic, unit: string | undefined): string | undefined {
  if (kind === "SampleCount" || kind === "TC") return unit && "Count";
  return kind === "PR" ? unit && "Percent" : unit;
}
