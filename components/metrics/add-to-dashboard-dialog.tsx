"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import RadioGroup from "@cloudscape-design/components/radio-group";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useEffectEvent, useState } from "react";

/** The dashboard that a graph is added to, and the title that it has there. */
export type DashboardChoice = { name: string; isNew: boolean; title: string };

type Props = {
  title: string;
  /** The dashboard to begin with, if one came from there. */
  suggested: string | undefined;
  /** The names of all dashboards. Throws what was refused. */
  readNames: () => Promise<string[]>;
  /** Adds; answers what stood in the way. */
  onAdd: (choice: DashboardChoice) => Promise<string | undefined>;
  onClose: () => void;
};

/** Asks to which dashboard the graph goes: one that is there, or a new one. */
export function AddToDashboardDialog({ title, suggested, readNames, onAdd, onClose }: Props) {
  const t = useTranslations("metrics.addToDashboard");
  const tConsole = useTranslations("console");
  const [names, setNames] = useState<string[]>();
  const [choice, setChoice] = useState<DashboardChoice>({ name: suggested ?? "", isNew: false, title });
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();

  const load = useEffectEvent(async () => {
    try {
      const found = await readNames();
      setNames(found);
      if (found.length === 0) setChoice({ ...choice, isNew: true });
    } catch (error) {
      setNames([]);
      setProblem(error instanceof Error ? error.message : String(error));
    }
  });
  useEffect(() => void load(), []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (choice.name === "") return;
    setWorking(true);
    setProblem(await onAdd(choice));
    setWorking(false);
  };
  const options = (names ?? []).map((value) => ({ value, label: value }));
  return (
    <Modal
      visible
      header={t("title")}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {tConsole("cancel")}
            </Button>
            <Button
              variant="primary"
              form="add-to-dashboard"
              formAction="submit"
              disabled={choice.name === ""}
              loading={working}
            >
              {t("submit")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form id="add-to-dashboard" onSubmit={(event) => void submit(event)}>
        <SpaceBetween size="m">
          {problem && <Alert type="error">{problem}</Alert>}
          <RadioGroup
            ariaLabel={t("where")}
            value={choice.isNew ? "new" : "existing"}
            items={[
              { value: "existing", label: t("existing"), disabled: names?.length === 0 },
              { value: "new", label: t("new") },
            ]}
            onChange={({ detail }) => setChoice({ ...choice, isNew: detail.value === "new", name: "" })}
          />
          {choice.isNew ? (
            <FormField label={t("newName")} constraintText={t("nameRules")}>
              <Input
                value={choice.name}
                autoComplete={false}
                onChange={({ detail }) => setChoice({ ...choice, name: detail.value })}
              />
            </FormField>
          ) : (
            <FormField label={t("dashboard")}>
              <Select
                options={options}
                selectedOption={options.find(({ value }) => value === choice.name) ?? null}
                placeholder={t("choose")}
                filteringType="auto"
                statusType={names ? "finished" : "loading"}
                loadingText={tConsole("loading")}
                expandToViewport
                onChange={({ detail }) => setChoice({ ...choice, name: detail.selectedOption.value ?? "" })}
              />
            </FormField>
          )}
          <FormField label={t("widgetTitle")}>
            <Input
              value={choice.title}
              autoComplete={false}
              onChange={({ detail }) => setChoice({ ...choice, title: detail.value })}
            />
          </FormField>
        </SpaceBetween>
      </form>
    </Modal>
  );
}
