"use client";

import type { DateRangePickerProps } from "@cloudscape-design/components/date-range-picker";
import { lazy, type RefObject, Suspense, useEffect, useRef, useState } from "react";
import { RangeText } from "./range-text";

// A calendar and all that reckons dates is a twentieth of a page's script, and most people choose a preset.
const loadPicker = () => import("@cloudscape-design/components/date-range-picker");
const Picker = lazy(loadPicker);

type Props = Omit<DateRangePickerProps, "ariaLabel" | "renderTriggerContent"> & { label: string };

/**
 * Cloudscape's date range picker, loaded when it is opened for the first time. Until then a button of the same look stands in
 * its place; pointing at it or reaching it by keyboard already fetches the picker.
 */
export function RangeField({ label, ...props }: Props) {
  const [isAsked, setAsked] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const text = <RangeText value={props.value} placeholder={props.placeholder} />;
  const button = (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-busy={isAsked}
      onPointerEnter={fetchAhead}
      onFocus={fetchAhead}
      onClick={() => setAsked(true)}
      className="flex min-h-8 cursor-pointer items-center rounded-lg border border-solid border-field bg-surface px-3 py-[5px] text-start font-sans text-sm text-body outline-offset-2 outline-link focus-visible:outline-2"
    >
      <span className="sr-only">{label} </span>
      {text}
    </button>
  );
  return (
    <div ref={place} className="max-w-[546px]">
      <Suspense fallback={button}>
        {isAsked ? (
          <>
            <Picker {...props} ariaLabel={label} renderTriggerContent={() => text} />
            <OpenOnce place={place} />
          </>
        ) : (
          button
        )}
      </Suspense>
    </div>
  );
}

/** Whether it succeeds shows when the picker is asked for. */
function fetchAhead(): void {
  loadPicker().catch(() => undefined);
}

/** The picker has no method that opens it; the click that loaded it is passed on to its own button. */
function OpenOnce({ place }: { place: RefObject<HTMLDivElement | null> }) {
  useEffect(() => place.current?.querySelector("button")?.click(), [place]);
  return null;
}
