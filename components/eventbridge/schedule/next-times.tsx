"use client";

import FormField from "@cloudscape-design/components/form-field";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import type { ScheduleTrial } from "./schedule-trial";

/** The next ten times of a schedule, on the clocks of a zone that can be chosen. The schedule itself counts in UTC. */
export function NextTimes({ trial }: { trial: ScheduleTrial }) {
  const t = useTranslations("eventbridge.schedule");
  const formatter = useFormatter();
  const own = useTimeZone() ?? "UTC";
  const [zone, setZone] = useState(own);
  const zones = [...new Set(["UTC", own, ...Intl.supportedValuesOf("timeZone")])].map((value) => ({
    value,
    label: value,
  }));
  return (
    <SpaceBetween size="m">
      <FormField label={t("zone")} description={t("zoneHint")}>
        <Select
          filteringType="auto"
          virtualScroll
          options={zones}
          selectedOption={zones.find(({ value }) => value === zone) ?? null}
          onChange={({ detail }) => setZone(detail.selectedOption.value ?? "UTC")}
        />
      </FormField>
      {trial.kind === "times" && trial.times.length > 0 ? (
        <ol className="m-0 flex flex-col gap-1 pl-6" aria-label={t("next")}>
          {trial.times.map((time) => (
            <li key={time.getTime()}>
              <time dateTime={time.toISOString()} title={time.toISOString()} suppressHydrationWarning>
                {formatter.dateTime(time, { dateStyle: "full", timeStyle: "long", timeZone: zone })}
              </time>
            </li>
          ))}
        </ol>
      ) : (
        <p className="text-secondary">{t("never")}</p>
      )}
    </SpaceBetween>
  );
}
