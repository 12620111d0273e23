"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
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
  const tConsole = useTranslations("console");
  const [fields, setFields] = useState({ name: "", pattern: "", destination: "" });
  const { name, pattern, destination } = fields;
  const [checked, setChecked] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const errors = {
    name: /^[^:*]{1,512}$/.test(name)
      ? taken.includes(name)
        ? tWizard("nameTaken")
        : undefined
      : tWizard("nameRules"),
    pattern: filterMistake(pattern)?.message,
    destination: destination.startsWith("arn:") ? undefined : t("destinationNeeded"),
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (Object.values(errors).some(Boolean)) return;
    setWorking(true);
    const refusal = await onCreate(name, pattern, destination);
    setWorking(false);
    setProblem(refusal);
  };
  const shown = (field: keyof typeof errors) => (checked ? errors[field] : undefined);
  return (
    <Modal
      visible
      header={t("create")}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {tConsole("cancel")}
            </Button>
            <Button variant="primary" form="subscription-filter" formAction="submit" loading={working}>
              {t("submit")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form id="subscription-filter" onSubmit={(event) => void submit(event)} noValidate>
        <SpaceBetween size="l">
          {problem && <Alert type="error">{problem}</Alert>}
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
        </SpaceBetween>
      </form>
    </Modal>
  );
}
