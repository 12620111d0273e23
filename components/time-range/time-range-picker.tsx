"use client";

import type { DateRangePickerProps } from "@cloudscape-design/components/date-range-picker";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import { useTimeZone, useTranslations } from "next-intl";
import { timeZoneOffset } from "@/lib/drawing/time-zone-offset";
import { RangeField } from "./range-field";
import { sameTimeRange, type TimeRange, type TimeUnit } from "./time-range";
import { ZoneSelect } from "./zone-select";

/** CloudWatch's presets. */
const PRESETS = [
  { id: "1h", amount: 1, unit: "hour" },
  { id: "3h", amount: 3, unit: "hour" },
  { id: "12h", amount: 12, unit: "hour" },
  { id: "1d", amount: 1, unit: "day" },
  { id: "3d", amount: 3, unit: "day" },
  { id: "1w", amount: 1, unit: "week" },
] as const;

/** Further choices in the custom menu, as AWS's grid has them. */
const SUGGESTIONS: readonly [number, TimeUnit][] = [
  [5, "minute"],
  [15, "minute"],
  [30, "minute"],
  [1, "hour"],
  [6, "hour"],
  [1, "day"],
  [2, "week"],
  [1, "month"],
];

const UNITS: TimeUnit[] = ["minute", "hour", "day", "week", "month"];
const MAX_DAYS = 455;

type Props = { value: TimeRange; onChange: (range: TimeRange) => void };

/** AWS's time range bar: presets, a custom range (relative or absolute), and the zone that times are read in. */
export function TimeRangePicker({ value, onChange }: Props) {
  const t = useTranslations("time-range");
  const zone = useTimeZone() ?? "UTC";
  const preset = PRESETS.find(({ amount, unit }) => sameTimeRange({ kind: "relative", amount, unit }, value));

  const choosePreset = (id: string) => {
    const chosen = PRESETS.find((candidate) => candidate.id === id);
    if (chosen) onChange({ kind: "relative", amount: chosen.amount, unit: chosen.unit });
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SegmentedControl
        label={t("presets")}
        selectedId={preset?.id ?? null}
        options={PRESETS.map(({ id }) => ({ id, text: t(`preset.${id}`) }))}
        onChange={({ detail }) => choosePreset(detail.selectedId)}
      />
      <RangeField
        label={t("custom")}
        placeholder={t("custom")}
        value={pickerValue(value)}
        relativeOptions={SUGGESTIONS.map(([amount, unit]) => ({
          key: `${amount}${unit}`,
          amount,
          unit,
          type: "relative",
        }))}
        customRelativeRangeUnits={UNITS}
        getTimeOffset={(date) => timeZoneOffset(zone, date)}
        absoluteFormat="long-localized"
        showClearButton={false}
        isValidRange={(range) => {
          const problem = problemOf(range);
          return problem ? { valid: false, errorMessage: t(problem) } : { valid: true };
        }}
        onChange={({ detail }) => {
          const range = timeRangeOf(detail.value);
          if (range) onChange(range);
        }}
      />
      <ZoneSelect />
    </div>
  );
}

function pickerValue(range: TimeRange): DateRangePickerProps.Value {
  if (range.kind === "relative") {
    const { amount, unit } = range;
    // Without a key the menu opens at its fields for any amount.
    const isSuggested = SUGGESTIONS.some(([suggested, its]) => suggested === amount && its === unit);
    return { type: "relative", key: isSuggested ? `${amount}${unit}` : undefined, amount, unit };
  }
  return { type: "absolute", startDate: range.start.toISOString(), endDate: range.end.toISOString() };
}

function timeRangeOf(value: DateRangePickerProps.Value | null): TimeRange | undefined {
  if (value?.type === "absolute") {
    return { kind: "absolute", start: new Date(value.startDate), end: new Date(value.endDate) };
  }
  const unit = UNITS.find((candidate) => candidate === value?.unit);
  return value && unit ? { kind: "relative", amount: value.amount, unit } : undefined;
}

function problemOf(value: DateRangePickerProps.Value | null): "incomplete" | "reversed" | "tooLong" | undefined {
  if (!value) return "incomplete";
  if (value.type === "relative") {
    const days = { second: 1 / 86_400, minute: 1 / 1440, hour: 1 / 24, day: 1, week: 7, month: 30, year: 365 };
    if (!(value.amount >= 1)) return "incomplete";
    return value.amount * days[value.unit] > MAX_DAYS ? "tooLong" : undefined;
  }
  const [start, end] = [Date.parse(value.startDate), Date.parse(value.endDate)];
  if (Number.isNaN(start) || Number.isNaN(end)) return "incomplete";
  return start < end ? undefined : "reversed";
}
