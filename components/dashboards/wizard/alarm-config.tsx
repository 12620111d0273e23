"use client";

import FormField from "@cloudscape-design/components/form-field";
import Multiselect from "@cloudscape-design/components/multiselect";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import type { AlarmProperties, AlarmState } from "@/lib/services/dashboards/model/body";
import { readAlarmArn } from "../alarm-arn";
import { TitleField } from "./title-field";

type Props = {
  properties: AlarmProperties;
  onChange: (properties: AlarmProperties) => void;
  /** The ARNs of the alarms that there are; undefined while they are read. */
  alarms: readonly string[] | undefined;
};

const ORDERS = ["default", "stateUpdatedTimestamp", "timestamp"] as const;
const STATES: readonly AlarmState[] = ["ALARM", "INSUFFICIENT_DATA", "OK"];

/** An alarm status widget: which alarms, in which order, in which states. */
export function AlarmConfig({ properties, onChange, alarms }: Props) {
  const t = useTranslations("dashboards.wizard.alarm");
  const tConsole = useTranslations("console");
  const all = [...new Set([...(alarms ?? []), ...properties.alarms])];
  const options = all.map((arn) => ({
    value: arn,
    label: readAlarmArn(arn).name,
    description: readAlarmArn(arn).region,
  }));
  const orders = ORDERS.map((value) => ({ value, label: t(`orders.${value}`) }));
  const states = STATES.map((value) => ({ value, label: t(`states.${value}`) }));
  return (
    <SpaceBetween size="m">
      <TitleField value={properties.title ?? ""} onChange={(title) => onChange({ ...properties, title })} />
      <FormField stretch label={t("alarms")} constraintText={t("most")}>
        <Multiselect
          filteringType="auto"
          expandToViewport
          options={options}
          selectedOptions={options.filter(({ value }) => properties.alarms.includes(value))}
          placeholder={t("choose")}
          empty={t("none")}
          statusType={alarms ? "finished" : "loading"}
          loadingText={tConsole("loading")}
          onChange={({ detail }) =>
            onChange({
              ...properties,
              alarms: detail.selectedOptions.flatMap(({ value }) => value ?? []).slice(0, 100),
            })
          }
        />
      </FormField>
      <FormField label={t("order")}>
        <Select
          options={orders}
          selectedOption={orders.find(({ value }) => value === (properties.sortBy ?? "default")) ?? null}
          onChange={({ detail }) => {
            const sortBy = ORDERS.find((one) => one === detail.selectedOption.value);
            onChange({ ...properties, sortBy: sortBy === "default" ? undefined : sortBy });
          }}
        />
      </FormField>
      <FormField label={t("shownStates")}>
        <Multiselect
          options={states}
          selectedOptions={states.filter(({ value }) => properties.states?.includes(value))}
          placeholder={t("allStates")}
          onChange={({ detail }) => {
            const chosen = STATES.filter((state) => detail.selectedOptions.some(({ value }) => value === state));
            onChange({ ...properties, states: chosen.length > 0 ? chosen : undefined });
          }}
        />
      </FormField>
    </SpaceBetween>
  );
}
