"use client";

import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Multiselect from "@cloudscape-design/components/multiselect";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { useTranslations } from "next-intl";
import type { Principal } from "./principal";
import type { Simulation } from "./simulation";

type Props = {
  sources: Record<Principal["kind"], { name: string; arn: string }[]>;
  actionNames: readonly string[];
  value: Simulation;
  onChange: (value: Simulation) => void;
};

/** Who, what, on which resources, and under which circumstances. */
export function SimulationFields({ sources, actionNames, value, onChange }: Props) {
  const t = useTranslations("iam-account.simulator");
  const tKind = useTranslations("iam-access.entities.kind");
  const groups = (["user", "group", "role"] as const).map((kind) => ({
    label: tKind(kind),
    options: sources[kind].map(({ name, arn }) => ({ value: arn, label: name })),
  }));
  const chosen = groups.flatMap(({ options }) => options).find((option) => option.value === value.source);
  const actions = actionNames.map((name) => ({ value: name, label: name }));
  const set = (change: Partial<Simulation>) => onChange({ ...value, ...change });
  const setEntry = (place: number, change: { key?: string; value?: string }) =>
    set({ context: value.context.map((entry, index) => (index === place ? { ...entry, ...change } : entry)) });
  return (
    <SpaceBetween size="l">
      <FormField label={t("who")}>
        <Select
          filteringType="auto"
          placeholder={t("chooseWho")}
          options={groups}
          selectedOption={chosen ?? null}
          onChange={({ detail }) => set({ source: detail.selectedOption.value ?? "" })}
        />
      </FormField>
      <FormField label={t("actions")} stretch>
        <Multiselect
          filteringType="auto"
          virtualScroll
          placeholder={t("chooseActions")}
          options={actions}
          selectedOptions={actions.filter((option) => value.actions.includes(option.value))}
          onChange={({ detail }) => set({ actions: detail.selectedOptions.flatMap((option) => option.value ?? []) })}
        />
      </FormField>
      <FormField label={t("resources")} description={t("resourcesHint")} stretch>
        <Textarea
          rows={2}
          spellcheck={false}
          placeholder="*"
          value={value.resources.join("\n")}
          onChange={({ detail }) => set({ resources: detail.value === "" ? [] : detail.value.split("\n") })}
        />
      </FormField>
      <FormField label={t("context")} description={t("contextHint")} stretch>
        <AttributeEditor
          items={value.context}
          addButtonText={t("addKey")}
          removeButtonText={t("removeKey")}
          empty={t("noKeys")}
          onAddButtonClick={() => set({ context: [...value.context, { key: "", value: "" }] })}
          onRemoveButtonClick={({ detail }) =>
            set({ context: value.context.filter((_, place) => place !== detail.itemIndex) })
          }
          definition={[
            {
              label: t("key"),
              control: (entry, place) => (
                <Input
                  ariaLabel={t("key")}
                  placeholder="aws:SourceIp"
                  value={entry.key}
                  onChange={({ detail }) => setEntry(place, { key: detail.value })}
                />
              ),
            },
            {
              label: t("value"),
              control: (entry, place) => (
                <Input
                  ariaLabel={t("value")}
                  value={entry.value}
                  onChange={({ detail }) => setEntry(place, { value: detail.value })}
                />
              ),
            },
          ]}
        />
      </FormField>
    </SpaceBetween>
  );
}
