"use client";

import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CommandLine } from "@/components/console/command-line";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { EmptyState } from "@/components/console/empty-state";
import { useFlash } from "@/components/console/flash";
import { RefreshControl } from "@/components/console/refresh-control";
import { useRefreshInterval } from "@/components/console/use-refresh-interval";
import { publishPath, topicPath } from "@/components/sns/sns-paths";
import type { TopicSummary } from "@/components/sns/topic-summary";
import { type ResourceColumn, ResourceTable } from "@/components/tables/resource-table";
import { useAsk } from "@/lib/console/use-ask";
import { useReading } from "@/lib/console/use-reading";
import { deleteTopics } from "./actions";
import { readTopics } from "./read-topics";

type Props = {
  initial: TopicSummary[];
  /** Where the AWS API answers, for command lines. */
  endpoint: string;
};

/** The list of topics. */
export function TopicList({ initial, endpoint }: Props) {
  const t = useTranslations("sns.topics");
  const flash = useFlash();
  const ask = useAsk();
  const [everySeconds, setEverySeconds] = useRefreshInterval();
  const {
    data: topics,
    refreshing,
    refresh,
  } = useReading("sns topics", () => readTopics(ask), { initial, everySeconds });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [deleting, setDeleting] = useState(false);
  const selected = topics.filter(({ arn }) => chosen.includes(arn));
  const [only] = selected;

  const remove = async () => {
    const answer = await deleteTopics(selected.map(({ arn }) => arn));
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("deleted", { count: selected.length }) });
    setChosen([]);
    setDeleting(false);
  };
  return (
    <>
      <ResourceTable
        id="sns-topics"
        title={t("title")}
        description={t("description")}
        items={topics}
        columns={useColumns()}
        keyOf={({ arn }) => arn}
        filterPlaceholder={t("find")}
        empty={{
          title: t("none"),
          action: (
            <EmptyState
              hint={t("noneHint")}
              action={<Button href="/sns/topics/create">{t("create")}</Button>}
              command={<CommandLine command="sns create-topic --name alerts" endpoint={endpoint} />}
            />
          ),
        }}
        selection={{
          type: "multi",
          selected,
          onChange: (items) => setChosen(items.map(({ arn }) => arn)),
          labelOf: ({ name }) => name,
        }}
        actions={
          <>
            <RefreshControl
              refreshing={refreshing}
              onRefresh={() => void refresh()}
              everySeconds={everySeconds}
              onInterval={setEverySeconds}
            />
            <Button disabled={selected.length !== 1} href={only && publishPath(only.name)}>
              {t("publish")}
            </Button>
            <Button disabled={selected.length === 0} onClick={() => setDeleting(true)}>
              {t("delete")}
            </Button>
            <Button variant="primary" href="/sns/topics/create">
              {t("create")}
            </Button>
          </>
        }
      />
      {deleting && (
        <DeleteDialog title={t("delete")} typed={t("deleteWord")} onDelete={remove} onClose={() => setDeleting(false)}>
          {t("deleteWarning", { count: selected.length })}
        </DeleteDialog>
      )}
    </>
  );
}

function useColumns(): ResourceColumn<TopicSummary>[] {
  const t = useTranslations("sns.topics");
  return [
    {
      id: "name",
      header: t("name"),
      cell: ({ name }) => <Link href={topicPath(name)}>{name}</Link>,
      text: ({ name }) => name,
      isRowHeader: true,
      width: 320,
    },
    { id: "type", header: t("type"), cell: () => t("standard"), width: 140 },
    { id: "arn", header: "ARN", cell: ({ arn }) => arn, text: ({ arn }) => arn },
  ];
}
