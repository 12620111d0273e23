"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import Select from "@cloudscape-design/components/select";
import { useState } from "react";
import type { Variable } from "@/lib/services/dashboards/model/body";
import type { VariableChoice, VariableChoices } from "@/lib/services/dashboards/model/variable-choices";
import type { VariableValues } from "@/lib/services/dashboards/model/variables";

type Props = {
  variables: readonly Variable[];
  values: VariableValues;
  choices: VariableChoices;
  onChange: (id: string, value: string) => void;
};

/** The inputs of a dashboard's variables, those that are to be seen. */
export function VariableBar({ variables, values, choices, onChange }: Props) {
  const shown = variables.filter(({ visible = true }) => visible);
  if (shown.length === 0) return null;
  return (
    <div className="flex flex-wrap items-end gap-4">
      {shown.map((variable) => (
        <VariableField
          key={variable.id}
          variable={variable}
          value={values[variable.id] ?? ""}
          choices={choices[variable.id] ?? []}
          onChange={(value) => onChange(variable.id, value)}
        />
      ))}
    </div>
  );
}

type FieldProps = {
  variable: Variable;
  value: string;
  choices: readonly VariableChoice[];
  onChange: (value: string) => void;
};

/** More radio buttons than these do not stand beside each other. */
const MOST_BUTTONS = 8;

function VariableField({ variable, value, choices, onChange }: FieldProps) {
  const { inputType, id, label = id } = variable;
  const isKnown = choices.some((choice) => choice.value === value);
  const all = value === "" || isKnown ? choices : [{ value, label: value }, ...choices];
  if (inputType === "radio" && all.length > 0 && all.length <= MOST_BUTTONS) {
    return (
      <FormField label={label}>
        <SegmentedControl
          label={label}
          selectedId={value}
          options={all.map((choice) => ({ id: choice.value, text: choice.label }))}
          onChange={({ detail }) => onChange(detail.selectedId)}
        />
      </FormField>
    );
  }
  if (inputType === "input") {
    return (
      <FormField label={label}>
        <TextField key={value} value={value} onChange={onChange} />
      </FormField>
    );
  }
  return (
    <FormField label={label}>
      <div className="w-64">
        <Select
          filteringType={all.length > 10 ? "auto" : "none"}
          options={[...all]}
          selectedOption={all.find((choice) => choice.value === value) ?? null}
          onChange={({ detail }) => onChange(detail.selectedOption.value ?? "")}
        />
      </div>
    </FormField>
  );
}

/** A text counts when it is finished, because every value is a question to the server. */
function TextField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(value);
  const settle = () => text !== value && onChange(text);
  return (
    <Input
      value={text}
      autoComplete={false}
      onChange={({ detail }) => setText(detail.value)}
      onBlur={settle}
      onKeyDown={({ detail }) => detail.key === "Enter" && settle()}
    />
  );
}
