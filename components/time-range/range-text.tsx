"use client";

import type { DateRangePickerProps } from "@cloudscape-design/components/date-range-picker";
import Icon from "@cloudscape-design/components/icon";
import { useFormatter, useTranslations } from "next-intl";

type Props = { value: DateRangePickerProps.Value | null; placeholder?: string };

/** A range in words, as the button shows it that opens the picker: "Last 3 hours", or both its ends. */
export function RangeText({ value, placeholder }: Props) {
  const t = useTranslations("time-range");
  const format = useFormatter();
  const textOf = (range: DateRangePickerProps.Value) => {
    if (range.type === "relative") return t("last", { unit: range.unit, amount: range.amount });
    return `${format.dateTime(new Date(range.startDate), "stamp")} — ${format.dateTime(new Date(range.endDate), "stamp")}`;
  };
  return (
    <span className="flex items-center gap-2">
      <Icon name="calendar" />
      {value ? textOf(value) : <span className="text-inactive italic">{placeholder}</span>}
    </span>
  );
}
