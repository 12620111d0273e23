"use client";

import type { Connection } from "@aws-sdk/client-eventbridge";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { NameAndDescription } from "@/components/eventbridge/name-and-description";
import { type DestinationDraft, type DestinationMistakes, METHODS } from "./destination-draft";

type Props = {
  draft: DestinationDraft;
  mistakes: DestinationMistakes;
  isNew: boolean;
  connections: readonly Connection[];
  onChange: (part: Partial<DestinationDraft>) => void;
};

/** Where an API destination calls, how, and how often at most. */
export function DestinationFields({ draft, mistakes, isNew, connections, onChange }: Props) {
  const t = useTranslations("eventbridge.destinations");
  const methods = METHODS.map((value) => ({ value, label: value }));
  const known = connections.map(({ Name = "", ConnectionArn = "" }) => ({ value: ConnectionArn, label: Name }));
  return (
    <Container header={<Header variant="h2">{t("details")}</Header>}>
      <SpaceBetween size="l">
        <NameAndDescription
          draft={draft}
          isNew={isNew}
          labels={{
            name: t("name"),
            nameRules: t("nameRules"),
            description: t("descriptionLabel"),
            optional: t("optional"),
          }}
          nameMistake={mistakes.name && t("nameRules")}
          onChange={onChange}
        />
        <FormField
          label={t("endpoint")}
          description={t("endpointHint")}
          errorText={mistakes.endpoint && t("urlNeeded")}
        >
          <Input
            value={draft.endpoint}
            spellcheck={false}
            placeholder="https://api.example.com/orders/*"
            onChange={({ detail }) => onChange({ endpoint: detail.value })}
          />
        </FormField>
        <FormField label={t("method")}>
          <Select
            options={methods}
            selectedOption={methods.find(({ value }) => value === draft.method) ?? null}
            onChange={({ detail }) =>
              onChange({ method: METHODS.find((one) => one === detail.selectedOption.value) ?? "POST" })
            }
          />
        </FormField>
        <FormField label={t("rate")} constraintText={t("rateHint")} errorText={mistakes.rate && t("rateRange")}>
          <Input
            inputMode="numeric"
            placeholder="300"
            value={draft.rate}
            onChange={({ detail }) => onChange({ rate: detail.value.trim() })}
          />
        </FormField>
        <FormField
          label={t("connection")}
          description={t("connectionHint")}
          errorText={mistakes.connectionArn && t("connectionNeeded")}
          secondaryControl={<Button href="/eventbridge/connections/create">{t("newConnection")}</Button>}
        >
          <Select
            placeholder={t("chooseConnection")}
            empty={t("noConnections")}
            options={known}
            selectedOption={known.find(({ value }) => value === draft.connectionArn) ?? null}
            onChange={({ detail }) => onChange({ connectionArn: detail.selectedOption.value ?? "" })}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
