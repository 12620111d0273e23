"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";

/** AWS takes no longer description of anything in EventBridge. */
const DESCRIPTION_LENGTH = 512;

type Named = { name: string; description: string };

type Props = {
  draft: Named;
  /** The name of what is there already stays. */
  isNew: boolean;
  labels: { name: string; nameRules: string; description: string; optional: string };
  nameMistake: string | undefined;
  onChange: (part: Partial<Named>) => void;
};

/** What something in EventBridge is called, and what it is for. */
export function NameAndDescription({ draft, isNew, labels, nameMistake, onChange }: Props) {
  return (
    <SpaceBetween size="l">
      <FormField label={labels.name} constraintText={labels.nameRules} errorText={nameMistake}>
        <Input
          value={draft.name}
          disabled={!isNew}
          spellcheck={false}
          onChange={({ detail }) => onChange({ name: detail.value })}
        />
      </FormField>
      <FormField label={labels.description} constraintText={labels.optional}>
        <Input
          value={draft.description}
          onChange={({ detail }) => onChange({ description: detail.value.slice(0, DESCRIPTION_LENGTH) })}
        />
      </FormField>
    </SpaceBetween>
  );
}
