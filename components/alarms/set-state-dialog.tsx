"use client";

import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { StateValue } from "@/lib/services/alarms/model/alarm";
import { STATES, stateOf } from "./alarm-states";

type Props = {
  alarm: MetricAlarm;
  /** Answers AWS's message when it was refused. */
  onSet: (state: StateValue, reason: string) => Promise<string | undefined>;
  onClose: () => void;
};

const MAX_REASON = 1_023;

/** Sets an alarm to a state until its next evaluation, to try what it does. */
export function SetStateDialog({ alarm, onSet, onClose }: Props) {
  const t = useTranslations("alarms.setState");
  const tState = useTranslations("alarms.state");
  const tConsole = useTranslations("console");
  const current = stateOf(alarm.StateValue);
  const [state, setState] = useState<StateValue>(current === "ALARM" ? "OK" : "ALARM");
  const [reason, setReason] = useState("");
  const [checked, setChecked] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (reason.trim() === "") return;
    setWorking(true);
    setProblem(await onSet(state, reason));
    setWorking(false);
  };
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
            <Button variant="primary" form="set-state" formAction="submit" loading={working}>
              {t("submit")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form id="set-state" onSubmit={(event) => void submit(event)} noValidate>
        <SpaceBetween size="m">
          {problem && <Alert type="error">{problem}</Alert>}
          <Box>{t("hint")}</Box>
          <FormField label={t("state")}>
            <RadioGroup
              ariaLabel={t("state")}
              value={state}
              items={STATES.map((value) => ({ value, label: tState(value) }))}
              onChange={({ detail }) => setState(stateOf(detail.value))}
            />
          </FormField>
          <FormField label={t("reason")} errorText={checked && reason.trim() === "" ? t("reasonMissing") : undefined}>
            <Input value={reason} onChange={({ detail }) => setReason(detail.value.slice(0, MAX_REASON))} />
          </FormField>
        </SpaceBetween>
      </form>
    </Modal>
  );
}
