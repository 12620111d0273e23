"use client";

import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import { TimeRangePicker } from "@/components/time-range/time-range-picker";
import { type FoundEvent, OUTCOMES } from "@/lib/services/trail/model/event";
import { EventFilterBar } from "./event-filter-bar";
import type { EventView } from "./event-view";

type Props = {
  view: EventView;
  /** Events that are at hand: their values are suggested. */
  known: readonly FoundEvent[];
  onChange: (change: Partial<EventView>) => void;
};

/** All that narrows the event history: attributes and texts, time, Regions and how calls ended. */
export function EventFilters({ view, known, onChange }: Props) {
  const t = useTranslations("cloudtrail.history");
  const tOutcome = useTranslations("cloudtrail.outcome");
  const scopes = [
    { value: "one", label: t("thisRegion") },
    { value: "all", label: t("allRegions") },
  ];
  const outcomes = ["any" as const, ...OUTCOMES].map((value) => ({ value, label: tOutcome(value) }));
  const outcomeOf = (text: string | undefined) => OUTCOMES.find((outcome) => outcome === text);
  return (
    <>
      <EventFilterBar
        conditions={view.conditions}
        texts={view.texts}
        matchAny={view.matchAny}
        known={known}
        onChange={onChange}
      />
      <div className="flex flex-wrap items-center gap-2">
        <TimeRangePicker value={view.range} onChange={(range) => onChange({ range })} />
        <Select
          ariaLabel={t("scope")}
          options={scopes}
          selectedOption={scopes[view.allRegions ? 1 : 0] ?? null}
          onChange={({ detail }) => onChange({ allRegions: detail.selectedOption.value === "all" })}
        />
        <Select
          ariaLabel={tOutcome("title")}
          options={outcomes}
          selectedOption={outcomes.find(({ value }) => value === (view.outcome ?? "any")) ?? null}
          onChange={({ detail }) => onChange({ outcome: outcomeOf(detail.selectedOption.value) })}
        />
      </div>
    </>
  );
}
