"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import type { FieldsProps } from "./general-fields";

/** Whether events go to a log group too, to which, and the role by which they may. */
export function LogFields({ draft, mistakes, onChange }: FieldsProps) {
  const t = useTranslations("cloudtrail.wizard");
  const kinds = (name: "logGroupKind" | "roleKind") =>
    (["new", "existing"] as const).map((value) => ({ value, label: t(`${name}.${value}`) }));
  return (
    <Container
      header={
        <Header variant="h2" description={t("logsHint")}>
          {t("logsTitle")}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Checkbox checked={draft.logs} onChange={({ detail }) => onChange({ logs: detail.checked })}>
          {t("logs")}
        </Checkbox>
        {draft.logs && (
          <>
            <FormField label={t("logGroup")} errorText={mistakes.logGroup && t(mistakes.logGroup)}>
              <SpaceBetween size="xs">
                <RadioGroup
                  ariaLabel={t("logGroup")}
                  value={draft.logGroupKind}
                  items={kinds("logGroupKind")}
                  onChange={({ detail }) => onChange({ logGroupKind: detail.value === "new" ? "new" : "existing" })}
                />
                <Input
                  ariaLabel={t("logGroupName")}
                  value={draft.logGroup}
                  spellcheck={false}
                  onChange={({ detail }) => onChange({ logGroup: detail.value })}
                />
              </SpaceBetween>
            </FormField>
            <FormField label={t("role")} description={t("roleHint")} errorText={mistakes.role && t(mistakes.role)}>
              <SpaceBetween size="xs">
                <RadioGroup
                  ariaLabel={t("role")}
                  value={draft.roleKind}
                  items={kinds("roleKind")}
                  onChange={({ detail }) => onChange({ roleKind: detail.value === "new" ? "new" : "existing" })}
                />
                <Input
                  ariaLabel={t(draft.roleKind === "new" ? "roleName" : "roleArnLabel")}
                  value={draft.role}
                  spellcheck={false}
                  onChange={({ detail }) => onChange({ role: detail.value })}
                />
              </SpaceBetween>
            </FormField>
          </>
        )}
      </SpaceBetween>
    </Container>
  );
}
