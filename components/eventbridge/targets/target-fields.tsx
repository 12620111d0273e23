"use client";

import Alert from "@cloudscape-design/components/alert";
import Autosuggest from "@cloudscape-design/components/autosuggest";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { InputFields } from "./input-fields";
import { RetryFields } from "./retry-fields";
import { exampleArn, type TargetChoices } from "./target-choices";
import { TARGET_KINDS, type TargetDraft, type TargetMistakes } from "./target-draft";

type Props = {
  place: number;
  target: TargetDraft;
  choices: TargetChoices;
  mistakes: TargetMistakes;
  scope: { accountId: string; region: string };
  /** Whose name and ARN the transformer's reserved variables stand for. */
  rule: { name: string; arn: string };
  onChange: (part: Partial<TargetDraft>) => void;
  /** Absent for the only target. */
  onRemove?: () => void;
};

/** One target of a rule. */
export function TargetFields({ place, target, choices, mistakes, scope, rule, onChange, onRemove }: Props) {
  const t = useTranslations("eventbridge.targets");
  const kinds = TARGET_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }));
  const known = (choices[target.kind] ?? []).map(({ arn, name }) => ({ value: arn, label: name, description: arn }));
  return (
    <Container
      header={
        <Header variant="h2" actions={onRemove && <Button onClick={onRemove}>{t("remove")}</Button>}>
          {t("target", { number: place + 1 })}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {mistakes.other && <Alert type="error">{mistakes.other}</Alert>}
        <FormField label={t("kindLabel")} description={t(`kindHint.${target.kind}`)}>
          <Select
            options={kinds}
            selectedOption={kinds.find(({ value }) => value === target.kind) ?? null}
            onChange={({ detail }) => {
              const kind = TARGET_KINDS.find((one) => one === detail.selectedOption.value);
              if (kind && kind !== target.kind) onChange({ kind, arn: "" });
            }}
          />
        </FormField>
        <FormField
          label={t("arn")}
          description={t("arnHint")}
          errorText={mistakes.arn && t(`arnMistake.${mistakes.arn}`)}
        >
          <Autosuggest
            value={target.arn}
            options={known}
            enteredTextLabel={(text) => t("useArn", { text })}
            placeholder={exampleArn(target.kind, scope)}
            empty={t("noneKnown")}
            onChange={({ detail }) => onChange({ arn: detail.value })}
          />
        </FormField>
        {target.kind === "sqs" && target.arn.trim().endsWith(".fifo") && (
          <FormField label={t("groupId")}>
            <Input value={target.groupId} onChange={({ detail }) => onChange({ groupId: detail.value })} />
          </FormField>
        )}
        <ExpandableSection headerText={t("more")} defaultExpanded={target.input !== "matched"}>
          <SpaceBetween size="l">
            <InputFields target={target} mistake={mistakes.pathsMap} scope={scope} rule={rule} onChange={onChange} />
            <RetryFields target={target} mistakes={mistakes} onChange={onChange} />
            <FormField label={t("role")} description={t("roleHint")}>
              <Input
                value={target.roleArn}
                spellcheck={false}
                placeholder={`arn:aws:iam::${scope.accountId}:role/events`}
                onChange={({ detail }) => onChange({ roleArn: detail.value })}
              />
            </FormField>
          </SpaceBetween>
        </ExpandableSection>
      </SpaceBetween>
    </Container>
  );
}
