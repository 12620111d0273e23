"use client";

import Button from "@cloudscape-design/components/button";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Multiselect from "@cloudscape-design/components/multiselect";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { withStatement } from "./with-statement";

type Props = { actionNames: readonly string[]; document: string; onChange: (document: string) => void };

/** Adds a statement to a policy by choosing, for who does not know the names of actions by heart. */
export function StatementForm({ actionNames, document, onChange }: Props) {
  const t = useTranslations("iam-access.statement");
  const [effect, setEffect] = useState<"Allow" | "Deny">("Allow");
  const [actions, setActions] = useState<readonly string[]>([]);
  const [resource, setResource] = useState("");
  const options = actionNames.map((name) => ({ value: name, label: name }));
  const resources = resource.split(",").flatMap((one) => one.trim() || []);
  const written = actions.length > 0 ? withStatement(document, { effect, actions, resources }) : undefined;

  const add = () => {
    if (written === undefined) return;
    onChange(written);
    setActions([]);
    setResource("");
  };
  return (
    <ExpandableSection headerText={t("title")}>
      <SpaceBetween size="m">
        <SegmentedControl
          label={t("effect")}
          selectedId={effect}
          options={[
            { id: "Allow", text: t("allow") },
            { id: "Deny", text: t("deny") },
          ]}
          onChange={({ detail }) => setEffect(detail.selectedId === "Deny" ? "Deny" : "Allow")}
        />
        <FormField label={t("actions")} stretch>
          <Multiselect
            options={options}
            selectedOptions={options.filter(({ value }) => actions.includes(value))}
            filteringType="auto"
            virtualScroll
            placeholder={t("chooseActions")}
            onChange={({ detail }) => setActions(detail.selectedOptions.flatMap(({ value }) => value ?? []))}
          />
        </FormField>
        <FormField label={t("resources")} description={t("resourcesHint")} stretch>
          <Input
            value={resource}
            placeholder="*"
            spellcheck={false}
            onChange={({ detail }) => setResource(detail.value)}
          />
        </FormField>
        <Button disabled={written === undefined} onClick={add}>
          {t("add")}
        </Button>
      </SpaceBetween>
    </ExpandableSection>
  );
}
