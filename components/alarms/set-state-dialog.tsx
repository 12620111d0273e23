"use client";

import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import Box from "@cloudscape-design/components/box";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/console/form-dialog";
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
  const current = stateOf(alarm.StateValue);
  const [state, setState] = useState<StateValue>(current === "ALARM" ? "OK" : "ALARM");
  const [reason, setReason] = useState("");
  const [checked, setChecked] = useState(false);

  const submit = () => {
    setChecked(true);
    return reason.trim() === "" ? undefined : onSet(state, reason);
  };
  return (
    <FormDialog title={t("title")} submit={t("submit")} onSubmit={submit} onClose={onClose}>
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
    </FormDialog>
  );
}
