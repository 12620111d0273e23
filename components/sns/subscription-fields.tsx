"use client";

import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { asksForConfirmation, CHOICES, canBeRaw, choiceOf, EXAMPLES, protocolOf } from "./protocols";
import type { mistakesOf, SubscriptionDraft } from "./subscription-draft";
import type { TopicSummary } from "./topic-summary";

type Props = {
  draft: SubscriptionDraft;
  topics: readonly TopicSummary[];
  mistakes: ReturnType<typeof mistakesOf>;
  onChange: (part: Partial<SubscriptionDraft>) => void;
};

/** Where the messages of which topic go, and how. */
export function SubscriptionFields({ draft, topics, mistakes, onChange }: Props) {
  const t = useTranslations("sns.subscriptions");
  const tTopics = useTranslations("sns.topics");
  const { topicArn, choice, endpoint } = draft;
  const topicOptions = topics.map(({ name, arn }) => ({ value: arn, label: name, description: arn }));
  const protocols = CHOICES.map((value) => ({
    value,
    label: t(`choice.${value}`),
    description: t(`choiceHint.${value}`),
  }));
  const asks = choice && asksForConfirmation(protocolOf(choice, endpoint));
  return (
    <Container header={<Header variant="h2">{t("details")}</Header>}>
      <SpaceBetween size="l">
        <FormField
          label={t("topic")}
          errorText={mistakes.topicArn && t("topicMissing")}
          secondaryControl={
            topics.length === 0 ? <Button href="/sns/topics/create">{tTopics("create")}</Button> : undefined
          }
        >
          <Select
            filteringType="auto"
            placeholder={t("chooseTopic")}
            empty={tTopics("none")}
            options={topicOptions}
            selectedOption={topicOptions.find(({ value }) => value === topicArn) ?? null}
            onChange={({ detail }) => onChange({ topicArn: detail.selectedOption.value ?? "" })}
          />
        </FormField>
        <FormField label={t("protocol")} errorText={mistakes.choice && t("protocolMissing")}>
          <Select
            placeholder={t("chooseProtocol")}
            options={protocols}
            selectedOption={protocols.find(({ value }) => value === choice) ?? null}
            onChange={({ detail }) => onChange({ choice: choiceOf(detail.selectedOption.value) })}
          />
        </FormField>
        {choice && (
          <FormField
            label={t("endpoint")}
            description={t(`endpointHint.${choice}`)}
            constraintText={asks ? t("willAsk") : undefined}
            errorText={mistakes.endpoint && t("endpointMissing")}
          >
            <Input
              value={endpoint}
              spellcheck={false}
              placeholder={EXAMPLES[choice]}
              onChange={({ detail }) => onChange({ endpoint: detail.value })}
            />
          </FormField>
        )}
        {choice && canBeRaw(choice) && (
          <Checkbox
            checked={draft.isRaw}
            description={t("rawHint")}
            onChange={({ detail }) => onChange({ isRaw: detail.checked })}
          >
            {t("raw")}
          </Checkbox>
        )}
        <FormField label={t("deadLetters")} description={t("deadLettersHint")}>
          <Input
            value={draft.deadLetterQueue}
            spellcheck={false}
            placeholder="arn:aws:sqs:us-east-1:123456789012:dead-letters"
            onChange={({ detail }) => onChange({ deadLetterQueue: detail.value })}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
