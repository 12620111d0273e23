"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/console/form-dialog";
import { filterMistake } from "@/components/logs/filter-mistake";

type Props = {
  /** Names that other filters of the group have. */
  taken: readonly string[];
  /** Creates; answers what stood in the way. */
  onCreate: (name: string, pattern: string, destinationArn: string) => Promise<string | undefined>;
  onClose: () => void;
};

/** Asks for a new subscription filter. Mount it when it is to be seen. */
export function SubscriptionDialog({ taken, onCreate, onClose }: Props) {
  const t = useTranslations("log-filters.subscription");
  const tMetric = useTranslations("log-filters.metric");
  const tWizard = useTranslations("log-filters.wizard");
  const [fields, setFields] = useState({ name: "", pattern: "", destination: "" });
  const { name, pattern, destination } = fields;
  const [checked, setChecked] = useState(false);
  const errors = {
    name: /^[^:*]{1,512}$/.test(name)
      ? taken.includes(name)
        ? tWizard("nameTaken")
        : undefined
      : tWizard("nameRules"),
    pattern: filterMistake(pattern)?.message,
    destination: destination.startsWith("arn:") ? undefined : t("destinationNeeded"),
  };

  const submit = () => {
    setChecked(true);
    return Object.values(errors).some(Boolean) ? undefined : onCreate(name, pattern, destination);
  };
  const shown = (field: keyof typeof errors) => (checked ? errors[field] : undefined);
  return (
    <FormDialog title={t("create")} submit={t("submit")} onSubmit={submit} onClose={onClose}>
      <FormField label={t("name")} errorText={shown("name")}>
        <Input
          value={name}
          spellcheck={false}
          onChange={({ detail }) => setFields({ ...fields, name: detail.value })}
        />
      </FormField>
      <FormField label={tMetric("pattern")} description={tWizard("patternHint")} errorText={shown("pattern")}>
        <Input
          value={pattern}
          spellcheck={false}
          onChange={({ detail }) => setFields({ ...fields, pattern: detail.value })}
        />
      </FormField>
      <FormField label={t("destination")} description={t("destinationHint")} errorText={shown("destination")}>
        <Input
          value={destination}
          spellcheck={false}
          placeholder="arn:aws:lambda:..."
          onChange={({ detail }) => setFields({ ...fields, destination: detail.value })}
        />
      </FormField>
    </FormDialog>
  );
}
