"use client";

import Button from "@cloudscape-design/components/button";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { useFlash } from "@/components/console/flash";
import { RefreshControl } from "@/components/console/refresh-control";
import { SettledFilter } from "@/components/console/settled-filter";
import { useAddress } from "@/components/console/use-address";
import { useRefreshInterval } from "@/components/console/use-refresh-interval";
import { possibleOrder, type StreamQuestion, type StreamSummary } from "@/components/logs/log-stream";
import { NoStreams } from "@/components/logs/no-streams";
import { StreamDialog } from "@/components/logs/stream-dialog";
import { useStreamColumns } from "@/components/logs/use-stream-columns";
import { PagedTable } from "@/components/tables/paged-table";
import { useAsk } from "@/lib/console/use-ask";
import { type Page, useLivePages } from "@/lib/console/use-live-pages";
import { createLogStream, deleteLogStreams } from "../actions";
import { readStreams } from "./read-streams";

type Props = {
  group: string;
  question: StreamQuestion;
  initial: Page<StreamSummary>;
  /** Where the AWS API answers, for command lines. */
  endpoint: string;
};

/** The streams of a log group. */
export function StreamList({ group, question, initial, endpoint }: Props) {
  const t = useTranslations("logs.streams");
  const flash = useFlash();
  const ask = useAsk();
  const address = useAddress();
  const [everySeconds, setEverySeconds] = useRefreshInterval();
  const streams = useLivePages({ group, ...question }, (token) => readStreams(ask, group, question, token), {
    initial,
    everySeconds,
  });
  const columns = useStreamColumns(group, question.prefix !== "");
  const [chosen, setChosen] = useState<StreamSummary[]>([]);
  const [dialog, setDialog] = useState<"create" | "delete">();
  const close = () => setDialog(undefined);

  const names = new Set(chosen.map(({ name }) => name));
  const selected = streams.items.filter(({ name }) => names.has(name));
  const search = (prefix: string) => address.ask({ prefix: prefix || undefined });

  const create = async (name: string) => {
    const answer = await createLogStream(group, name);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("wasCreated", { name }) });
    close();
  };
  const remove = async () => {
    const answer = await deleteLogStreams(group, [...names]);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("deleted", { count: names.size }) });
    setChosen([]);
    close();
  };
  const { orderBy, descending } = possibleOrder(question);
  return (
    <>
      <PagedTable
        id="log-streams"
        variant="container"
        title={t("title")}
        columns={columns}
        items={streams.items}
        hasMore={streams.hasMore}
        onMore={streams.loadMore}
        keyOf={({ name }) => name}
        loading={address.isAsking}
        selection={{ selected, onChange: setChosen }}
        order={{
          sort: orderBy,
          descending,
          onChange: (order) =>
            address.ask({
              order: order.sort === "LogStreamName" ? "name" : undefined,
              direction: order.descending ? "descending" : "ascending",
            }),
        }}
        empty={
          <NoStreams
            group={group}
            isFiltered={question.prefix !== ""}
            endpoint={endpoint}
            onClear={() => search("")}
            onCreate={() => setDialog("create")}
          />
        }
        filter={
          <SettledFilter
            label={t("filter")}
            placeholder={t("filterPlaceholder")}
            value={question.prefix}
            count={streams.items.length}
            onChange={search}
          />
        }
        actions={
          <>
            <RefreshControl
              refreshing={streams.refreshing}
              onRefresh={() => void streams.refresh()}
              everySeconds={everySeconds}
              onInterval={setEverySeconds}
            />
            <Button disabled={selected.length === 0} onClick={() => setDialog("delete")}>
              {t("delete")}
            </Button>
            <Button onClick={() => setDialog("create")}>{t("create")}</Button>
          </>
        }
      />
      {dialog === "create" && <StreamDialog onCreate={create} onClose={close} />}
      {dialog === "delete" && (
        <DeleteDialog title={t("delete")} typed={t("confirmWord")} onDelete={remove} onClose={close}>
          {t("deleteWarning", { count: selected.length })}
        </DeleteDialog>
      )}
    </>
  );
}
