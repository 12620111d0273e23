"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/console/form-dialog";

type Props = {
  title: string;
  /** What the button says. */
  submit: string;
  /** The name to begin with. */
  initial?: string;
  /** Does it; answers what stood in the way, which belongs to the name. */
  onSubmit: (name: string) => Promise<string | undefined>;
  onClose: () => void;
};

/** Asks for the name of a dashboard: a new one, a copy, or the same under another name. Mount it when it is to be seen. */
export function NameDialog({ title, submit, initial = "", onSubmit, onClose }: Props) {
  const t = useTranslations("dashboards.name");
  const [name, setName] = useState(initial);
  const [problem, setProblem] = useState<string>();
  return (
    <FormDialog
      title={title}
      submit={submit}
      isReady={name !== "" && name !== initial}
      onSubmit={async () => {
        setProblem(await onSubmit(name));
        return undefined;
      }}
      onClose={onClose}
    >
      <FormField label={t("label")} constraintText={t("rules")} errorText={problem}>
        <Input
          value={name}
          autoFocus
          autoComplete={false}
          onChange={({ detail }) => {
            setName(detail.value);
            setProblem(undefined);
          }}
        />
      </FormField>
    </FormDialog>
  );
}
