"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import type { SelectorDraft } from "../selector-draft";
import type { FieldsProps } from "./general-fields";

/** Which management events a trail logs. */
export function ManagementFields({ draft, mistakes, onChange }: FieldsProps) {
  const t = useTranslations("cloudtrail.wizard");
  const { selectors } = draft;
  const change = (part: Partial<SelectorDraft>) => onChange({ selectors: { ...selectors, ...part } });
  const box = (name: "read" | "write" | "excludeKms" | "excludeRds") => (
    <Checkbox checked={selectors[name]} onChange={({ detail }) => change({ [name]: detail.checked })}>
      {t(name)}
    </Checkbox>
  );
  return (
    <Container
      header={
        <Header variant="h2" description={t("managementHint")}>
          {t("management")}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FormField errorText={mistakes.events && t(mistakes.events)}>
          <Checkbox checked={selectors.management} onChange={({ detail }) => change({ management: detail.checked })}>
            {t("logManagement")}
          </Checkbox>
        </FormField>
        {selectors.management && (
          <FormField label={t("activity")} errorText={mistakes.readWrite && t(mistakes.readWrite)}>
            <SpaceBetween size="xs">
              {box("read")}
              {box("write")}
              {box("excludeKms")}
              {box("excludeRds")}
            </SpaceBetween>
          </FormField>
        )}
      </SpaceBetween>
    </Container>
  );
}
