"use client";

import Button from "@cloudscape-design/components/button";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { EmptyState } from "@/components/console/empty-state";
import { useFlash } from "@/components/console/flash";
import { RefreshControl } from "@/components/console/refresh-control";
import { useRefreshInterval } from "@/components/console/use-refresh-interval";
import { ConfirmDialog } from "@/components/sns/confirm-dialog";
import { newSubscriptionPath } from "@/components/sns/sns-paths";
import { type SubscriptionSummary, subscriptionKey, type TopicSummary } from "@/components/sns/topic-summary";
import { useSubscriptionColumns } from "@/components/sns/use-subscription-columns";
import { ResourceTable } from "@/components/tables/resource-table";
import { useSingleChoice } from "@/components/tables/use-single-choice";
import { useAsk } from "@/lib/console/use-ask";
import { useReading } from "@/lib/console/use-reading";
import { readSubscriptions } from "../topics/read-topics";
import { confirmSubscription, requestConfirmation, unsubscribe } from "./actions";

type Props = {
  initial: SubscriptionSummary[];
  /** Whose subscriptions; absent: those of all topics. */
  topic?: TopicSummary;
};

/** Subscriptions, and what can be done with them. */
export function SubscriptionTable({ initial, topic }: Props) {
  const t = useTranslations("sns.subscriptions");
  const flash = useFlash();
  const ask = useAsk();
  const [everySeconds, setEverySeconds] = useRefreshInterval();
  const read = () => readSubscriptions(ask, topic?.arn);
  const list = useReading(`sns subscriptions ${topic?.arn ?? ""}`, read, { initial, everySeconds });
  const [dialog, setDialog] = useState<"confirm" | "delete">();
  const { chosen: only, selection } = useSingleChoice(list.data, subscriptionKey, ({ endpoint }) => endpoint);
  const close = () => setDialog(undefined);

  const remove = async () => {
    const answer = await unsubscribe(only?.arn ?? "");
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("deleted") });
    close();
    await list.refresh();
  };
  const askAgain = async () => {
    if (!only) return;
    const answer = await requestConfirmation(only.topicArn, only.protocol, only.endpoint);
    if (answer.ok) flash.show({ type: "success", content: t("requested", { endpoint: only.endpoint }) });
    else flash.show({ type: "error", header: answer.error.code, content: answer.error.message });
  };
  const confirm = async (token: string, topicArn: string) => {
    const answer = await confirmSubscription(topicArn, token);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("confirmedNow") });
    close();
    await list.refresh();
  };
  const create = newSubscriptionPath(topic?.name);
  return (
    <>
      <ResourceTable
        id={topic ? "sns-topic-subscriptions" : "sns-subscriptions"}
        variant={topic ? "container" : "full-page"}
        title={t("title")}
        description={t("description")}
        items={list.data}
        columns={useSubscriptionColumns(topic === undefined)}
        keyOf={subscriptionKey}
        filterPlaceholder={t("find")}
        empty={{
          title: t("none"),
          action: <EmptyState hint={t("noneHint")} action={<Button href={create}>{t("create")}</Button>} />,
        }}
        selection={selection}
        actions={
          <>
            <RefreshControl
              refreshing={list.refreshing}
              onRefresh={() => void list.refresh()}
              everySeconds={everySeconds}
              onInterval={setEverySeconds}
            />
            <Button disabled={!only || only.isPending} onClick={() => setDialog("delete")}>
              {t("delete")}
            </Button>
            <Button disabled={!only?.isPending} onClick={() => void askAgain()}>
              {t("request")}
            </Button>
            <Button disabled={!only?.isPending} onClick={() => setDialog("confirm")}>
              {t("confirm")}
            </Button>
            <Button variant="primary" href={create}>
              {t("create")}
            </Button>
          </>
        }
      />
      {dialog === "delete" && (
        <DeleteDialog title={t("delete")} onDelete={remove} onClose={close}>
          {t("deleteWarning", { endpoint: only?.endpoint ?? "" })}
        </DeleteDialog>
      )}
      {dialog === "confirm" && only && (
        <ConfirmDialog onConfirm={(token) => confirm(token, only.topicArn)} onClose={close} />
      )}
    </>
  );
}
