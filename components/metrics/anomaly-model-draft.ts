import type { AnomalyDetectorConfiguration } from "@aws-sdk/client-cloudwatch";

/** A time that a model leaves out: moments in ISO 8601, as fields show them. */
export type ExcludedTime = { from: string; to: string };

/** The settings of an anomaly detection model, as a form holds them. */
export type AnomalyModelDraft = { excluded: ExcludedTime[]; timeZone: string };

const HOUR = 3_600_000;

/** The settings of a detector; those of a model without one are UTC and nothing left out. Answers come with dates or their texts. */
export function draftOf(configuration: AnomalyDetectorConfiguration | undefined): AnomalyModelDraft {
  const moment = (time: Date | string | undefined) => new Date(time ?? 0).toISOString();
  return {
    excluded: (configuration?.ExcludedTimeRanges ?? []).map(({ StartTime, EndTime }) => ({
      from: moment(StartTime),
      to: moment(EndTime),
    })),
    timeZone: configuration?.MetricTimezone || "UTC",
  };
}

/** What PutAnomalyDetector takes. */
export function configurationOf({ excluded, timeZone }: AnomalyModelDraft): AnomalyDetectorConfiguration {
  return {
    ExcludedTimeRanges: excluded.map(({ from, to }) => ({ StartTime: new Date(from), EndTime: new Date(to) })),
    MetricTimezone: timeZone,
  };
}

/** The hour that has just passed, to begin with. */
export function newExcluded(now: Date): ExcludedTime {
  const minute = Math.floor(now.getTime() / 60_000) * 60_000;
  return { from: new Date(minute - HOUR).toISOString(), to: new Date(minute).toISOString() };
}

/** Whether a time ends before it begins; AWS refuses it. */
export function rangeMistake({ from, to }: ExcludedTime): boolean {
  return Date.parse(from) >= Date.parse(to);
}
