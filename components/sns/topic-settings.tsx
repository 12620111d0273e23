"use client";

import Container from "@cloudscape-design/components/container";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { MarkedTextarea } from "@/components/text-editor/marked-textarea";

type Props = { value: Readonly<Record<string, string>>; onChange: (value: Record<string, string>) => void };

const VERSIONS = ["1", "2"] as const;

/** What can be set of a topic, by AWS's names of its attributes; empty means AWS's default. */
export function TopicSettings({ value, onChange }: Props) {
  const t = useTranslations("sns.settings");
  const change = (name: string) => (text: string) => onChange({ ...value, [name]: text });
  const versions = VERSIONS.map((version) => ({ value: version, label: t(`signature${version}`) }));
  const isPolicyOpen = Boolean(value.Policy) || undefined;
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{t("title")}</Header>}>
        <SpaceBetween size="l">
          <FormField label={t("displayName")} description={t("displayNameHint")} constraintText={t("displayNameRules")}>
            <Input
              value={value.DisplayName ?? ""}
              onChange={({ detail }) => change("DisplayName")(detail.value.slice(0, 100))}
            />
          </FormField>
          <FormField label={t("signature")} description={t("signatureHint")}>
            <Select
              options={versions}
              selectedOption={versions.find((one) => one.value === (value.SignatureVersion || "1")) ?? null}
              onChange={({ detail }) => change("SignatureVersion")(detail.selectedOption.value ?? "1")}
            />
          </FormField>
        </SpaceBetween>
      </Container>
      <ExpandableSection
        variant="container"
        headerText={t("policy")}
        headerDescription={t("policyHint")}
        defaultExpanded={isPolicyOpen}
      >
        <MarkedTextarea label={t("policy")} rows={12} value={value.Policy ?? ""} onChange={change("Policy")} />
      </ExpandableSection>
      <ExpandableSection
        variant="container"
        headerText={t("deliveryPolicy")}
        headerDescription={t("deliveryPolicyHint")}
        defaultExpanded={Boolean(value.DeliveryPolicy) || undefined}
      >
        <MarkedTextarea
          label={t("deliveryPolicy")}
          rows={12}
          value={value.DeliveryPolicy ?? ""}
          onChange={change("DeliveryPolicy")}
        />
      </ExpandableSection>
    </SpaceBetween>
  );
}
