"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import { PageForm } from "@/components/console/page-form";
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
  const change = (part: Partial<SubscriptionDraft>) => setDraft((before) => ({ ...before, ...part }));
  const mistakes = mistakesOf(draft);

  const submit = async () => {
    setChecked(true);
    if (Object.keys(mistakes).length > 0) return;
    const answer = await subscribe(subscribeInputOf(draft));
    if (!answer.ok) return answer.error;
    const asks = draft.choice && asksForConfirmation(protocolOf(draft.choice, draft.endpoint));
    const endpoint = draft.endpoint.trim();
    flash.show({ type: "success", content: t(asks ? "createdPending" : "created", { endpoint }) });
    router.push(topicPath(topicNameIn(draft.topicArn)));
  };
  return (
    <PageForm
      title={t("create")}
      submit={t("create")}
      cancelHref={topicArn ? topicPath(topicNameIn(topicArn)) : "/sns/subscriptions"}
      onSubmit={submit}
    >
      <SubscriptionFields draft={draft} topics={topics} mistakes={checked ? mistakes : {}} onChange={change} />
      <FilterPolicyFields
        policy={draft.filterPolicy}
        scope={draft.filterScope}
        onChange={(filterPolicy, filterScope) => change({ filterPolicy, filterScope })}
      />
    </PageForm>
  );
}
