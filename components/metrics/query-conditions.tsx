"use client";

import Autosuggest from "@cloudscape-design/components/autosuggest";
import Button from "@cloudscape-design/components/button";
import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import type { Condition } from "@/lib/languages/metrics-insights/ast";
import type { TaggedMetricName } from "./metric-name";
import type { QueryDraft } from "./query-draft";
import { keyOption, keyOptions, readKey } from "./query-keys";
import { keyValues } from "./query-names";

type Props = {
  condition: Condition;
  place: number;
  draft: QueryDraft;
  metrics: readonly TaggedMetricName[];
  onChange: (conditions: Condition[]) => void;
};

/** One comparison of WHERE: a dimension or tag, is or is not, and one of its values or any other text. */
export function ConditionRow({ condition, place, draft, metrics, onChange }: Props) {
  const t = useTranslations("metrics.query");
  const number = place + 1;
  const change = (how: Partial<Condition>) =>
    onChange(draft.conditions.map((one, index) => (index === place ? { ...one, ...how } : one)));
  const operators = (["=", "!="] as const).map((value) => ({ value, label: value }));
  return (
    <div className="grid grid-cols-[1fr_4.5rem_1fr_auto] items-center gap-1">
      <Select
        ariaLabel={t("keyOf", { number })}
        options={keyOptions(metrics, draft)}
        selectedOption={keyOption(condition.key)}
        expandToViewport
        onChange={({ detail }) => change({ key: readKey(detail.selectedOption.value), value: "" })}
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
        options={keyValues(metrics, draft, condition.key).map((value) => ({ value }))}
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
