"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import { prettyJson } from "@/components/console/pretty-json";
import { FilterPolicyFields } from "@/components/sns/filter-policy-fields";
import { canBeRaw, choiceOf } from "@/components/sns/protocols";
import { redriveQueueOf, type SettingsDraft, settingsChanges } from "@/components/sns/subscription-settings";
import { setSubscriptionAttributes } from "../actions";

type Props = { arn: string; attributes: Readonly<Record<string, string>> };

/** What can be changed of a subscription: its filter, raw delivery, its dead-letter queue. Mount it anew when they change. */
export function SubscriptionSettings({ arn, attributes }: Props) {
  const t = useTranslations("sns.subscriptions");
  const flash = useFlash();
  const [before] = useState<SettingsDraft>(() => ({
    filterPolicy: prettyJson(attributes.FilterPolicy ?? "") ?? "",
    filterScope: attributes.FilterPolicyScope === "MessageBody" ? "MessageBody" : "MessageAttributes",
    isRaw: attributes.RawMessageDelivery === "true",
    deadLetterQueue: redriveQueueOf(attributes.RedrivePolicy),
  }));
  const [draft, setDraft] = useState(before);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string>();
  const changes = settingsChanges(before, draft);
  const choice = choiceOf(attributes.Protocol);

  const save = async () => {
    setSaving(true);
    const answer = await setSubscriptionAttributes(arn, changes);
    setSaving(false);
    setProblem(answer.ok ? undefined : answer.error.message);
    if (answer.ok) flash.show({ type: "success", content: t("saved") });
  };
  return (
    <SpaceBetween size="l">
      {problem && <Alert type="error">{problem}</Alert>}
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <Button disabled={changes.length === 0} loading={saving} onClick={() => void save()}>
                {t("save")}
              </Button>
            }
          >
            {t("tab.settings")}
          </Header>
        }
      >
        <SpaceBetween size="l">
          {choice && canBeRaw(choice) && (
            <Checkbox
              checked={draft.isRaw}
              description={t("rawHint")}
              onChange={({ detail }) => setDraft({ ...draft, isRaw: detail.checked })}
            >
              {t("raw")}
            </Checkbox>
          )}
          <FormField label={t("deadLetters")} description={t("deadLettersHint")}>
            <Input
              value={draft.deadLetterQueue}
              spellcheck={false}
              placeholder="arn:aws:sqs:us-east-1:123456789012:dead-letters"
              onChange={({ detail }) => setDraft({ ...draft, deadLetterQueue: detail.value })}
            />
          </FormField>
        </SpaceBetween>
      </Container>
      <FilterPolicyFields
        policy={draft.filterPolicy}
        scope={draft.filterScope}
        onChange={(filterPolicy, filterScope) => setDraft({ ...draft, filterPolicy, filterScope })}
      />
    </SpaceBetween>
  );
}
