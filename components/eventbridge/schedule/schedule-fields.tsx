"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import {
  CRON_FIELDS,
  cronFieldsOf,
  cronText,
  RATE_UNITS,
  rateOf,
  rateText,
  type ScheduleTrial,
} from "./schedule-trial";

type Props = { value: string; onChange: (value: string) => void; trial: ScheduleTrial };

const KINDS = ["rate", "cron"] as const;

/** A schedule by fields: every so often, or at the times of a cron expression. */
export function ScheduleFields({ value, onChange, trial }: Props) {
  const t = useTranslations("eventbridge.schedule");
  const rate = rateOf(value);
  const cron = cronFieldsOf(value);
  const units = RATE_UNITS.map((unit) => ({ value: unit, label: t(`unit.${unit}`) }));
  const wrong = trial.kind === "wrong" ? trial.reason : undefined;
  return (
    <SpaceBetween size="m">
      <SegmentedControl
        label={t("kind")}
        selectedId={rate ? "rate" : "cron"}
        options={KINDS.map((id) => ({ id, text: t(`kinds.${id}`) }))}
        onChange={({ detail }) =>
          onChange(detail.selectedId === "rate" ? "rate(5 minutes)" : "cron(0 9 ? * MON-FRI *)")
        }
      />
      {rate ? (
        <FormField label={t("every")} errorText={wrong}>
          <div className="flex gap-2">
            <div className="w-28">
              <Input
                ariaLabel={t("value")}
                inputMode="numeric"
                value={rate.value}
                onChange={({ detail }) => onChange(rateText(detail.value.replace(/\D/g, ""), rate.unit))}
              />
            </div>
            <Select
              ariaLabel={t("unitLabel")}
              options={units}
              selectedOption={units.find((unit) => unit.value === rate.unit) ?? null}
              onChange={({ detail }) => {
                const unit = RATE_UNITS.find((one) => one === detail.selectedOption.value);
                if (unit) onChange(rateText(rate.value, unit));
              }}
            />
          </div>
        </FormField>
      ) : (
        <FormField label={t("cron")} description={t("cronHint")} errorText={wrong} stretch>
          <div className="grid max-w-3xl grid-cols-3 gap-2 md:grid-cols-6">
            {CRON_FIELDS.map((field) => (
              <FormField key={field} label={<span className="text-xs">{t(`field.${field}`)}</span>}>
                <Input
                  ariaLabel={t(`field.${field}`)}
                  spellcheck={false}
                  value={cron?.[field] ?? ""}
                  onChange={({ detail }) =>
                    cron && onChange(cronText({ ...cron, [field]: detail.value.toUpperCase() }))
                  }
                />
              </FormField>
            ))}
          </div>
        </FormField>
      )}
      <div className="text-secondary">
        {t("expression")} <code className="font-mono text-body">{value}</code>
      </div>
    </SpaceBetween>
  );
}
