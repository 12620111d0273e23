"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import Textarea from "@cloudscape-design/components/textarea";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/console/form-dialog";
import type { Variable } from "@/lib/services/dashboards/model/body";

type Props = {
  variable: Variable;
  otherIds: readonly string[];
  onDone: (variable: Variable) => void;
  onClose: () => void;
};

const INPUTS = ["select", "radio", "input"] as const;

/** One variable. Its values are written one a line, as `value` or `value = label`, or found among the metrics by a search. */
export function VariableForm({ variable: given, otherIds, onDone, onClose }: Props) {
  const t = useTranslations("dashboards.variables");
  const [variable, setVariable] = useState(given);
  const [written, setWritten] = useState(() =>
    (given.values ?? []).map(({ value, label }) => (label ? `${value} = ${label}` : value)).join("\n"),
  );
  const set = (change: Partial<Variable>) => setVariable({ ...variable, ...change });
  const { type, inputType, id, label = "", search = "", populateFrom = "", defaultValue = "" } = variable;
  const changed = variable[type] ?? "";
  const isTaken = otherIds.includes(id);
  const isReady =
    /^[0-9A-Za-z_-]{1,32}$/.test(id) && !isTaken && changed !== "" && (search === "" || populateFrom !== "");
  const field = (name: string, value: string, change: (text: string) => void, placeholder = "") => (
    <FormField label={name}>
      <Input
        value={value}
        placeholder={placeholder}
        autoComplete={false}
        onChange={({ detail }) => change(detail.value)}
      />
    </FormField>
  );
  return (
    <FormDialog
      title={t(given.id === "" ? "add" : "edit")}
      submit={t("done")}
      size="large"
      isReady={isReady}
      onClose={onClose}
      onSubmit={() => {
        onDone(finished(variable, written));
        return undefined;
      }}
    >
      <RadioGroup
        ariaLabel={t("type")}
        value={type}
        items={[
          { value: "property", label: t("property"), description: t("propertyHint") },
          { value: "pattern", label: t("pattern"), description: t("patternHint") },
        ]}
        onChange={({ detail }) => set({ type: detail.value === "pattern" ? "pattern" : "property" })}
      />
      {field(t(type), changed, (text) => set({ [type]: text }), type === "property" ? "FunctionName" : "my-function")}
      <FormField label={t("input")}>
        <SegmentedControl
          label={t("input")}
          selectedId={inputType}
          options={INPUTS.map((one) => ({ id: one, text: t(`inputs.${one}`) }))}
          onChange={({ detail }) => set({ inputType: INPUTS.find((one) => one === detail.selectedId) ?? "select" })}
        />
      </FormField>
      <FormField label={t("id")} constraintText={t("idRules")} errorText={isTaken && t("idTaken")}>
        <Input value={id} autoComplete={false} onChange={({ detail }) => set({ id: detail.value })} />
      </FormField>
      {field(t("label"), label, (text) => set({ label: text.slice(0, 30) }))}
      {inputType !== "input" && (
        <div className="flex flex-col gap-5">
          <FormField label={t("values")} description={t("valuesHint")}>
            <Textarea rows={4} value={written} onChange={({ detail }) => setWritten(detail.value)} />
          </FormField>
          {field(
            t("search"),
            search,
            (text) => set({ search: text }),
            '{AWS/Lambda,FunctionName} MetricName="Duration"',
          )}
          {field(t("populateFrom"), populateFrom, (text) => set({ populateFrom: text }), "FunctionName")}
        </div>
      )}
      {field(t("default"), defaultValue, (text) => set({ defaultValue: text }), "__FIRST")}
      <Checkbox checked={variable.visible ?? true} onChange={({ detail }) => set({ visible: detail.checked })}>
        {t("visible")}
      </Checkbox>
    </FormDialog>
  );
}

/** Leaves out what was left empty, and the property of a pattern and the other way round. */
function finished(variable: Variable, written: string): Variable {
  const {
    type,
    inputType,
    id,
    label,
    property,
    pattern,
    search,
    populateFrom,
    defaultValue,
    visible = true,
  } = variable;
  const values = written.split("\n").flatMap((line) => {
    const [value = "", shown] = line.split(/ = (.*)/s);
    if (value.trim() === "") return [];
    return [{ value: value.trim(), ...(shown?.trim() ? { label: shown.trim() } : {}) }];
  });
  const hasChoices = inputType !== "input";
  return {
    type,
    ...(type === "property" ? { property } : { pattern }),
    inputType,
    id,
    ...(label ? { label } : {}),
    ...(defaultValue ? { defaultValue } : {}),
    visible,
    ...(hasChoices && search ? { search, populateFrom } : {}),
    ...(hasChoices && values.length > 0 ? { values } : {}),
  };
}
