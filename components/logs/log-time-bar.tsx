"use client";

import type { DateRangePickerProps } from "@cloudscape-design/components/date-range-picker";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import { useTimeZone, useTranslations } from "next-intl";
import { RangeField } from "@/components/time-range/range-field";
import { sameTimeRange, type TimeRange, type TimeUnit } from "@/components/time-range/time-range";
import { ZoneSelect } from "@/components/time-range/zone-select";
import { timeZoneOffset } from "@/lib/drawing/time-zone-offset";

/** The time buttons of AWS's log events view. */
const PRESETS = [
  { id: "1m", amount: 1, unit: "minute" },
  { id: "30m", amount: 30, unit: "minute" },
  { id: "1h", amount: 1, unit: "hour" },
  { id: "12h", amount: 12, unit: "hour" },
] as const;

const UNITS: TimeUnit[] = ["minute", "hour", "day", "week"];

type Props = {
  /** Undefined: everything that is kept. */
  value: TimeRange | undefined;
  onChange: (range: TimeRange | undefined) => void;
};

/** Everything, the last minutes and hours, or a range of one's own; and the zone that times are read in. */
export function LogTimeBar({ value, onChange }: Props) {
  const t = useTranslations("logs.time");
  const zone = useTimeZone() ?? "UTC";
  const preset = value && PRESETS.find(({ amount, unit }) => sameTimeRange({ kind: "relative", amount, unit }, value));
  const choose = (id: string) => {
    const chosen = PRESETS.find((candidate) => candidate.id === id);
    onChange(chosen && { kind: "relative", amount: chosen.amount, unit: chosen.unit });
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SegmentedControl
        label={t("presets")}
        selectedId={value ? (preset?.id ?? null) : "all"}
        options={[{ id: "all", text: t("all") }, ...PRESETS.map(({ id }) => ({ id, text: t(id) }))]}
        onChange={({ detail }) => choose(detail.selectedId)}
      />
      <RangeField
        label={t("custom")}
        placeholder={t("custom")}
        value={value && !preset ? pickerValue(value) : null}
        relativeOptions={[]}
        customRelativeRangeUnits={UNITS}
        getTimeOffset={(date) => timeZoneOffset(zone, date)}
        absoluteFormat="long-localized"
        isValidRange={(range) => (isUsable(range) ? { valid: true } : { valid: false, errorMessage: t("unusable") })}
        onChange={({ detail }) => onChange(timeRangeOf(detail.value))}
      />
      <ZoneSelect />
    </div>
  );
}

function pickerValue(range: TimeRange): DateRangePickerProps.Value {
  if (range.kind === "relative") return { type: "relative", amount: range.amount, unit: range.unit };
  return { type: "absolute", startDate: range.start.toISOString(), endDate: range.end.toISOString() };
}

function timeRangeOf(value: DateRangePickerProps.Value | null): TimeRange | undefined {
  if (value?.type === "absolute") {
    return { kind: "absolute", start: new Date(value.startDate), end: new Date(value.endDate) };
  }
  const unit = UNITS.find((candidate) => candidate === value?.unit);
  return value && unit ? { kind: "relative", amount: value.amount, unit } : undefined;
}

function isUsable(value: DateRangePickerProps.Value | null): boolean {
  if (value?.type === "absolute") return Date.parse(value.startDate) < Date.parse(value.endDate);
  return value !== null && value.amount >= 1;
}
