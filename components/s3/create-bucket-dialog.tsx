"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";

type Props = {
  /** Makes the bucket; answers what stood in the way. */
  onCreate: (name: string) => Promise<string | undefined>;
  onClose: () => void;
};

/** Asks for the name of a new bucket. */
export function CreateBucketDialog({ onCreate, onClose }: Props) {
  const t = useTranslations("s3.buckets");
  const [name, setName] = useState("");
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setWorking(true);
    setProblem(await onCreate(name.trim()));
    setWorking(false);
  };
  return (
    <Modal
      visible
      header={t("create")}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button
              variant="primary"
              form="create-bucket"
              formAction="submit"
              loading={working}
              disabled={!name.trim()}
            >
              {t("create")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form id="create-bucket" onSubmit={(event) => void submit(event)}>
        <FormField label={t("name")} constraintText={t("nameRules")} errorText={problem}>
          <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} autoFocus />
        </FormField>
      </form>
    </Modal>
  );
}
