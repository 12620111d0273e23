"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Modal from "@cloudscape-design/components/modal";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Done } from "./user-facts";

/** What a role's sessions may last at the most, in hours (IAM API Reference, UpdateRole). */
const HOURS = [1, 2, 4, 8, 12];

type Props = {
  role: { name: string; description: string; sessionSeconds: number };
  onSave: (description: string, sessionSeconds: number) => Promise<Done>;
  onDone: () => void;
  onClose: () => void;
};

/** Changes a role's description and how long its sessions may last. */
export function RoleDialog({ role, onSave, onDone, onClose }: Props) {
  const t = useTranslations("iam-access.roles");
  const [description, setDescription] = useState(role.description);
  const [seconds, setSeconds] = useState(role.sessionSeconds);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const hours = [...new Set([...HOURS, role.sessionSeconds / 3600])].sort((a, b) => a - b);
  const options = hours.map((count) => ({ value: String(count * 3600), label: t("hours", { count }) }));

  const save = async () => {
    setWorking(true);
    const answer = await onSave(description, seconds);
    setWorking(false);
    if (answer.ok) onDone();
    else setProblem(answer.error.message);
  };
  return (
    <Modal
      visible
      header={t("editTitle", { name: role.name })}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button variant="primary" loading={working} onClick={() => void save()}>
              {t("save")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {problem && <Alert type="error">{problem}</Alert>}
        <FormField label={t("roleDescription")} constraintText={t("descriptionRules")}>
          <Textarea value={description} onChange={({ detail }) => setDescription(detail.value.slice(0, 1000))} />
        </FormField>
        <FormField label={t("session")}>
          <Select
            options={options}
            selectedOption={options.find(({ value }) => value === String(seconds)) ?? null}
            onChange={({ detail }) => setSeconds(Number(detail.selectedOption.value))}
          />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}
