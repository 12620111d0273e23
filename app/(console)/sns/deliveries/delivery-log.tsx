"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EmptyState } from "@/components/console/empty-state";
import { RefreshControl } from "@/components/console/refresh-control";
import { useAddress } from "@/components/console/use-address";
import { useRefreshInterval } from "@/components/console/use-refresh-interval";
import { type DeliveryQuestion, isMessageId, OUTCOMES } from "@/components/sns/delivery-question";
import { useDeliveryColumns } from "@/components/sns/use-delivery-columns";
import { PagedTable } from "@/components/tables/paged-table";
import { useAsk } from "@/lib/console/use-ask";
import { type Page, useLivePages } from "@/lib/console/use-live-pages";
import { type DeliveryAttempt, readDeliveries } from "./read-deliveries";

type Props = {
  question: DeliveryQuestion;
  initial: Page<DeliveryAttempt>;
  /** Whose attempts these are, which need no column then. */
  scope: "account" | "topic" | "subscription";
};

const ALL = "all";
const USUAL = 10;

/** The attempts to deliver messages, newest first, with what each was answered. */
export function DeliveryLog({ question, initial, scope }: Props) {
  const t = useTranslations("sns.deliveries");
  const ask = useAsk();
  const address = useAddress();
  const [everySeconds, setEverySeconds] = useRefreshInterval(USUAL);
  const [messageId, setMessageId] = useState(question.messageId ?? "");
  const attempts = useLivePages(question, (token) => readDeliveries(ask, question, token), { initial, everySeconds });
  const outcomes = [
    { value: ALL, label: t("everyOutcome") },
    ...OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) })),
  ];
  const isFiltered = question.outcome !== undefined || question.messageId !== undefined;
  return (
    <PagedTable
      id={`sns-deliveries-${scope}`}
      variant={scope === "account" ? "full-page" : "container"}
      title={t("title")}
      description={t("description")}
      columns={useDeliveryColumns(scope)}
      items={attempts.items}
      hasMore={attempts.hasMore}
      onMore={attempts.loadMore}
      keyOf={({ DeliveryId, Target, Attempt, Time }) => `${DeliveryId} ${Target} ${Attempt} ${Time.toISOString()}`}
      loading={address.isAsking}
      empty={
        <EmptyState title={t(isFiltered ? "noMatch" : "none")} hint={t(isFiltered ? "noMatchHint" : "noneHint")} />
      }
      filter={
        <div className="flex flex-wrap items-end gap-3">
          <Select
            ariaLabel={t("outcomeFilter")}
            options={outcomes}
            selectedOption={outcomes.find(({ value }) => value === (question.outcome ?? ALL)) ?? null}
            onChange={({ detail: { selectedOption } }) =>
              address.ask({ outcome: selectedOption.value === ALL ? undefined : selectedOption.value })
            }
          />
          <div className="w-80">
            <FormField errorText={messageId !== "" && !isMessageId(messageId.trim()) ? t("messageIdRules") : undefined}>
              <Input
                type="search"
                ariaLabel={t("messageId")}
                placeholder={t("messageIdFilter")}
                clearAriaLabel={t("clear")}
                value={messageId}
                onChange={({ detail: { value } }) => {
                  setMessageId(value);
                  if (value === "" || isMessageId(value.trim())) address.ask({ message: value.trim() || undefined });
                }}
              />
            </FormField>
          </div>
        </div>
      }
      actions={
        <RefreshControl
          refreshing={attempts.refreshing}
          onRefresh={() => void attempts.refresh()}
          everySeconds={everySeconds}
          onInterval={setEverySeconds}
        />
      }
    />
  );
}
