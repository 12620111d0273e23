"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/console/form-dialog";

type Props = {
  /** Makes the bucket; answers what stood in the way. */
  onCreate: (name: string) => Promise<string | undefined>;
  onClose: () => void;
};

/** Asks for the name of a new bucket. */
export function CreateBucketDialog({ onCreate, onClose }: Props) {
  const t = useTranslations("s3.buckets");
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string>();
  const submit = async () => {
    setProblem(await onCreate(name.trim()));
    return undefined;
  };
  return (
    <FormDialog
      title={t("create")}
      submit={t("create")}
      isReady={name.trim() !== ""}
      onSubmit={submit}
      onClose={onClose}
    >
      <FormField label={t("name")} constraintText={t("nameRules")} errorText={problem}>
        <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} autoFocus />
      </FormField>
    </FormDialog>
  );
}
