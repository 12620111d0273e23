import { RETENTION_DAYS } from "@/lib/services/logs/model/log-group";

type RetentionUnit = "days" | "weeks" | "months" | "years";
export type RetentionLabel = { unit: RetentionUnit; count: number; days: number };

const DAYS_OF = { weeks: 7, months: 30, years: 365 } as const;

/** A period in the words of AWS's console: 7 days are a week, 30 a month, 400 thirteen months, 731 two years. */
export function retentionLabel(days: number): RetentionLabel {
  const unit: RetentionUnit = days < 7 ? "days" : days < 30 ? "weeks" : days < 731 ? "months" : "years";
  return { unit, count: unit === "days" ? days : Math.floor(days / DAYS_OF[unit]), days };
}

export const RETENTIONS: readonly RetentionLabel[] = RETENTION_DAYS.map(retentionLabel);
