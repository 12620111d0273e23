import { isStatistic } from "@/components/metrics/statistics";
import type { AlarmDraft } from "./alarm-draft";

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** The metric that an address names, with statistic and period; nothing where the address makes no sense. */
export function addressedMetric(search: Search): Partial<AlarmDraft> {
  const { namespace, metricName, dimensions, statistic, period } = search;
  if (typeof namespace !== "string" || typeof metricName !== "string") return {};
  const seconds = Number(period);
  return {
    metric: { namespace, metricName, dimensions: readDimensions(dimensions) },
    ...(typeof statistic === "string" && isStatistic(statistic) ? { statistic } : {}),
    ...(Number.isInteger(seconds) && seconds >= 10 ? { period: seconds } : {}),
  };
}

function readDimensions(text: string | string[] | undefined): { Name: string; Value: string }[] {
  try {
    const read: unknown = JSON.parse(typeof text === "string" ? text : "[]");
    return Array.isArray(read) ? read.filter(isDimension).map(({ Name, Value }) => ({ Name, Value })) : [];
  } catch {
    return [];
  }
}

function isDimension(value: unknown): value is { Name: string; Value: string } {
  if (typeof value !== "object" || value === null) return false;
  const { Name, Value } = value as Record<string, unknown>;
  return typeof Name === "string" && typeof Value === "string";
}
