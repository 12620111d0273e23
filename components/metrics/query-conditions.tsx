"use client";

import Autosuggest from "@cloudscape-design/components/autosuggest";
import Button from "@cloudscape-design/components/button";
import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import type { Condition } from "@/lib/languages/metrics-insights/ast";
import type { MetricName } from "./metric-name";
import type { QueryDraft } from "./query-draft";
import { dimensionNames, dimensionValues } from "./query-names";

type Props = {
  condition: Condition;
  place: number;
  draft: QueryDraft;
  metrics: readonly MetricName[];
  onChange: (conditions: Condition[]) => void;
};

/** One comparison of WHERE: a dimension, is or is not, and one of its values or any other text. */
export function ConditionRow({ condition, place, draft, metrics, onChange }: Props) {
  const t = useTranslations("metrics.query");
  const number = place + 1;
  const change = (how: Partial<Condition>) =>
    onChange(draft.conditions.map((one, index) => (index === place ? { ...one, ...how } : one)));
  const keys = dimensionNames(metrics, draft).map((value) => ({ value, label: value }));
  const operators = (["=", "!="] as const).map((value) => ({ value, label: value }));
  return (
    <div className="grid grid-cols-[1fr_4.5rem_1fr_auto] items-center gap-1">
      <Select
        ariaLabel={t("keyOf", { number })}
        options={keys}
        selectedOption={{ value: condition.key.name, label: condition.key.name }}
        expandToViewport
        onChange={({ detail }) =>
          change({ key: { kind: "dimension", name: detail.selectedOption.value ?? "" }, value: "" })
        }
      />
      <Select
        ariaLabel={t("operatorOf", { number })}
        options={operators}
        selectedOption={operators.find(({ value }) => value === condition.operator) ?? null}
        onChange={({ detail }) => change({ operator: detail.selectedOption.value === "!=" ? "!=" : "=" })}
      />
      <Autosuggest
        ariaLabel={t("valueOf", { number })}
        value={condition.value}
        options={dimensionValues(metrics, draft, condition.key.name).map((value) => ({ value }))}
        enteredTextLabel={(value) => t("use", { value })}
        expandToViewport
        onChange={({ detail }) => change({ value: detail.value })}
      />
      <Button
        variant="icon"
        iconName="close"
        ariaLabel={t("removeCondition", { number })}
        onClick={() => onChange(draft.conditions.filter((_, index) => index !== place))}
      />
    </div>
  );
}
