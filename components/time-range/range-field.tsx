"use client";

import type { DateRangePickerProps } from "@cloudscape-design/components/date-range-picker";
import { lazy } from "react";
import { OpenedByClick } from "@/components/console/opened-by-click";
import { RangeText } from "./range-text";

// A calendar and all that reckons dates is a twentieth of a page's script, and most people choose a preset.
const loadPicker = () => import("@cloudscape-design/components/date-range-picker");
const Picker = lazy(loadPicker);

type Props = Omit<DateRangePickerProps, "ariaLabel" | "renderTriggerContent"> & { label: string };

/** Cloudscape's date range picker, loaded when it is opened for the first time. */
export function RangeField({ label, ...props }: Props) {
  const text = <RangeText value={props.value} placeholder={props.placeholder} />;
  return (
    <div className="max-w-[546px]">
      <OpenedByClick
        load={loadPicker}
        popup="dialog"
        className="flex min-h-8 items-center rounded-lg border border-solid border-field bg-surface px-3 py-[5px] text-start text-sm text-body"
        face={
          <>
            <span className="sr-only">{label} </span>
            {text}
          </>
        }
      >
        <Picker {...props} ariaLabel={label} renderTriggerContent={() => text} />
      </OpenedByClick>
    </div>
  );
}
