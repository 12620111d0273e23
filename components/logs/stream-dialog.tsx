"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/console/form-dialog";
import { isStreamName } from "./log-names";

type Props = {
  /** Answers AWS's message when it was refused. */
  onCreate: (name: string) => Promise<string | undefined>;
  onClose: () => void;
};

/** Asks for the name of a new log stream. */
export function StreamDialog({ onCreate, onClose }: Props) {
  const t = useTranslations("logs.streams");
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string>();

  const submit = async () => {
    setProblem(isStreamName(name) ? await onCreate(name) : t("nameRules"));
    return undefined;
  };
  return (
    <FormDialog title={t("create")} submit={t("submit")} onSubmit={submit} onClose={onClose}>
      <FormField label={t("name")} constraintText={problem ? undefined : t("nameRules")} errorText={problem}>
        <Input autoFocus value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
    </FormDialog>
  );
}
