"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Form from "@cloudscape-design/components/form";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useFlash } from "@/components/console/flash";
import { FilterPolicyFields } from "@/components/sns/filter-policy-fields";
import { asksForConfirmation, type Choice, protocolOf } from "@/components/sns/protocols";
import { topicNameIn, topicPath } from "@/components/sns/sns-paths";
import { mistakesOf, type SubscriptionDraft, subscribeInputOf } from "@/components/sns/subscription-draft";
import { SubscriptionFields } from "@/components/sns/subscription-fields";
import type { TopicSummary } from "@/components/sns/topic-summary";
import { subscribe } from "../actions";

type Props = { topics: readonly TopicSummary[]; topicArn: string | undefined; protocol: Choice | undefined };

/** AWS's form for a new subscription. */
export function CreateSubscription({ topics, topicArn, protocol }: Props) {
  const t = useTranslations("sns.subscriptions");
  const tConsole = useTranslations("console");
  const router = useRouter();
  const flash = useFlash();
  const [draft, setDraft] = useState<SubscriptionDraft>({
    topicArn: topicArn ?? "",
    choice: protocol,
    endpoint: "",
    isRaw: false,
    filterPolicy: "",
    filterScope: "MessageAttributes",
    deadLetterQueue: "",
  });
  const [checked, setChecked] = useState(false);
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<{ code: string; message: string }>();
  const change = (part: Partial<SubscriptionDraft>) => setDraft((before) => ({ ...before, ...part }));
  const mistakes = mistakesOf(draft);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(mistakes).length > 0) return;
    setSaving(true);
    const answer = await subscribe(subscribeInputOf(draft));
    setSaving(false);
    if (!answer.ok) return setRefusal(answer.error);
    const asks = draft.choice && asksForConfirmation(protocolOf(draft.choice, draft.endpoint));
    const endpoint = draft.endpoint.trim();
    flash.show({ type: "success", content: t(asks ? "createdPending" : "created", { endpoint }) });
    router.push(topicPath(topicNameIn(draft.topicArn)));
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Form
        header={<Header variant="h1">{t("create")}</Header>}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" href={topicArn ? topicPath(topicNameIn(topicArn)) : "/sns/subscriptions"}>
              {tConsole("cancel")}
            </Button>
            <Button variant="primary" formAction="submit" loading={saving}>
              {t("create")}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {refusal && (
            <Alert type="error" header={refusal.code}>
              {refusal.message}
            </Alert>
          )}
          <SubscriptionFields draft={draft} topics={topics} mistakes={checked ? mistakes : {}} onChange={change} />
          <FilterPolicyFields
            policy={draft.filterPolicy}
            scope={draft.filterScope}
            onChange={(filterPolicy, filterScope) => change({ filterPolicy, filterScope })}
          />
        </SpaceBetween>
      </Form>
    </form>
  );
}
