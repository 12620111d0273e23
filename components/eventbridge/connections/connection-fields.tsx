"use client";

import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { NameAndDescription } from "@/components/eventbridge/name-and-description";
import { AUTH_TYPES, type ConnectionDraft, type ConnectionMistakes, OAUTH_METHODS } from "./connection-draft";
import { ParameterFields } from "./parameter-fields";

type Props = {
  draft: ConnectionDraft;
  mistakes: ConnectionMistakes;
  /** Of an edited connection the name stays, and its secret too unless another is typed. */
  isNew: boolean;
  keepsSecret: boolean;
  onChange: (part: Partial<ConnectionDraft>) => void;
};

/** How calls to an API destination are authorised. */
export function ConnectionFields({ draft, mistakes, isNew, keepsSecret, onChange }: Props) {
  const t = useTranslations("eventbridge.connections");
  const { type } = draft;
  const methods = OAUTH_METHODS.map((value) => ({ value, label: value }));
  return (
    <SpaceBetween size="l">
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
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">{t("authorization")}</Header>}>
        <SpaceBetween size="l">
          <FormField label={t("type")}>
            <RadioGroup
              value={type}
              items={AUTH_TYPES.map((value) => ({
                value,
                label: t(`types.${value}`),
                description: t(`typeHints.${value}`),
              }))}
              onChange={({ detail }) =>
                onChange({ type: AUTH_TYPES.find((one) => one === detail.value) ?? type, secret: "" })
              }
            />
          </FormField>
          {type === "OAUTH_CLIENT_CREDENTIALS" && (
            <>
              <FormField label={t("oauthEndpoint")} errorText={mistakes.oauthEndpoint && t("urlNeeded")}>
                <Input
                  value={draft.oauthEndpoint}
                  spellcheck={false}
                  placeholder="https://auth.example.com/oauth/token"
                  onChange={({ detail }) => onChange({ oauthEndpoint: detail.value })}
                />
              </FormField>
              <FormField label={t("method")}>
                <Select
                  options={methods}
                  selectedOption={methods.find(({ value }) => value === draft.oauthMethod) ?? null}
                  onChange={({ detail }) =>
                    onChange({
                      oauthMethod: OAUTH_METHODS.find((one) => one === detail.selectedOption.value) ?? "POST",
                    })
                  }
                />
              </FormField>
            </>
          )}
          <FormField label={t(`publicPart.${type}`)} errorText={mistakes.publicPart && t("needed")}>
            <Input
              value={draft.publicPart}
              spellcheck={false}
              autoComplete={false}
              onChange={({ detail }) => onChange({ publicPart: detail.value })}
            />
          </FormField>
          <FormField
            label={t(`secretPart.${type}`)}
            description={keepsSecret ? t("secretKept") : t("secretHint")}
            errorText={mistakes.secret && t("needed")}
          >
            <Input
              type="password"
              value={draft.secret}
              autoComplete="new-password"
              onChange={({ detail }) => onChange({ secret: detail.value })}
            />
          </FormField>
        </SpaceBetween>
      </Container>
      <Container
        header={
          <Header variant="h2" description={t("parametersHint")}>
            {t("parameters")}
          </Header>
        }
      >
        <ParameterFields
          value={draft.parameters}
          isWrong={mistakes.parameters === true}
          onChange={(parameters) => onChange({ parameters })}
        />
      </Container>
    </SpaceBetween>
  );
}
