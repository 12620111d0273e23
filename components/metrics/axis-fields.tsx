"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import FormField from "@cloudscape-design/components/form-field";
import { useTranslations } from "next-intl";
import type { Axis } from "@/lib/services/dashboards/model/body";
import { LabelField } from "./label-field";
import { NumberField } from "./number-field";

type Props = {
  /** Which axis it is, for people. */
  name: string;
  axis: Axis;
  onChange: (axis: Axis | undefined) => void;
};

/** Label and ends of an axis; one without any setting is left out of the graph's source. */
export function AxisFields({ name, axis, onChange }: Props) {
  const t = useTranslations("metrics.options");
  const change = (how: Partial<Axis>) => {
    const next = Object.entries({ ...axis, ...how }).filter(([, value]) => value !== undefined && value !== "");
    onChange(next.length === 0 ? undefined : Object.fromEntries(next));
  };
  return (
    <fieldset className="m-0 flex flex-col gap-2 border-0 p-0">
      <legend className="p-0 font-sans text-sm font-bold text-body">{name}</legend>
      <div className="grid grid-cols-[2fr_1fr_1fr] gap-2">
        <FormField label={t("axisLabel")}>
          <LabelField
            label={t("axisLabelOf", { axis: name })}
            value={axis.label ?? ""}
            shown={t("automatic")}
            onChange={(label) => change({ label })}
          />
        </FormField>
        <FormField label={t("min")}>
          <NumberField
            label={t("minOf", { axis: name })}
            value={axis.min}
            placeholder={t("automatic")}
            onChange={(min) => change({ min })}
          />
        </FormField>
        <FormField label={t("max")}>
          <NumberField
            label={t("maxOf", { axis: name })}
            value={axis.max}
            placeholder={t("automatic")}
            onChange={(max) => change({ max })}
          />
        </FormField>
      </div>
      <Checkbox
        checked={axis.showUnits ?? true}
        onChange={({ detail }) => change({ showUnits: detail.checked ? undefined : false })}
      >
        {t("showUnits")}
      </Checkbox>
    </fieldset>
  );
}
