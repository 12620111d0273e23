"use client";

import Button from "@cloudscape-design/components/button";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { EmptyState } from "@/components/console/empty-state";
import { useFlash } from "@/components/console/flash";
import { Timestamp } from "@/components/console/timestamp";
import { destinationText } from "@/components/metric-streams/destination-text";
import { NEW_STREAM_PATH } from "@/components/metric-streams/stream-paths";
import { type ResourceColumn, ResourceTable } from "@/components/tables/resource-table";
import { useSingleChoice } from "@/components/tables/use-single-choice";
import type { OutputOf } from "@/lib/services/catalog";
import { deleteFirehose } from "./actions";

type Firehose = OutputOf<"firehose:ListDeliveryStreamStates">["Streams"][number];
type Stream = OutputOf<"cloudwatch:ListMetricStreamStates">["Streams"][number];

type Props = {
  firehoses: readonly Firehose[];
  streams: readonly Stream[];
  refreshControl: ReactNode;
  onChanged: () => Promise<void>;
};

const nameOf = ({ Name }: Firehose) => Name;

/** The delivery streams: where each goes, what waits in it, and what went wrong last. */
export function DeliveryList({ firehoses, streams, refreshControl, onChanged }: Props) {
  const t = useTranslations("metric-streams.delivery");
  const flash = useFlash();
  const [deleting, setDeleting] = useState(false);
  const { chosen: one, selection } = useSingleChoice(firehoses, nameOf);
  const users = streams.filter(({ FirehoseArn }) => FirehoseArn === one?.Arn).length;

  const remove = async () => {
    const name = one?.Name ?? "";
    const answer = await deleteFirehose(name);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("deleted", { name }) });
    setDeleting(false);
    await onChanged();
  };
  return (
    <>
      <ResourceTable
        id="delivery-streams"
        variant="container"
        headingLevel="h1"
        title={t("title")}
        description={t("description")}
        items={firehoses}
        columns={useColumns()}
        keyOf={nameOf}
        filterPlaceholder={t("find")}
        empty={{
          title: t("none"),
          action: <EmptyState hint={t("noneHint")} action={<Button href={NEW_STREAM_PATH}>{t("create")}</Button>} />,
        }}
        selection={selection}
        actions={
          <>
            {refreshControl}
            <Button disabled={!one} onClick={() => setDeleting(true)}>
              {t("delete")}
            </Button>
          </>
        }
      />
      {deleting && one && (
        <DeleteDialog title={t("delete")} typed={one.Name} onDelete={remove} onClose={() => setDeleting(false)}>
          {t("deleteWarning", { name: one.Name, streams: users, records: one.State.waitingRecords })}
        </DeleteDialog>
      )}
    </>
  );
}

function useColumns(): ResourceColumn<Firehose>[] {
  const t = useTranslations("metric-streams.delivery");
  const format = useFormatter();
  return [
    {
      id: "name",
      header: t("name"),
      cell: ({ Name }) => Name,
      text: ({ Name }) => Name,
      isRowHeader: true,
      width: 220,
    },
    {
      id: "state",
      header: t("state"),
      cell: ({ State }) =>
        State.failures > 0 ? (
          <StatusIndicator type="warning">{t("failing", { count: State.failures })}</StatusIndicator>
        ) : (
          <StatusIndicator type="success">{t("working")}</StatusIndicator>
        ),
      order: ({ State }) => State.failures,
      width: 270,
    },
    {
      id: "destination",
      header: t("destination"),
      cell: ({ Destination }) => destinationText(Destination),
      text: ({ Destination }) => destinationText(Destination),
      width: 300,
    },
    {
      id: "waiting",
      header: t("waiting"),
      cell: ({ State }) => format.number(State.waitingRecords),
      order: ({ State }) => State.waitingRecords,
      width: 130,
    },
    {
      id: "delivered",
      header: t("delivered"),
      cell: ({ State }) => format.number(State.deliveredRecords),
      order: ({ State }) => State.deliveredRecords,
      width: 130,
    },
    {
      id: "deliveredAt",
      header: t("deliveredAt"),
      cell: ({ State }) => <Timestamp value={State.deliveredAt} />,
      order: ({ State }) => State.deliveredAt?.getTime() ?? 0,
      width: 200,
    },
    { id: "error", header: t("error"), cell: ({ State }) => State.lastError ?? "-", width: 300 },
    {
      id: "dropped",
      header: t("dropped"),
      cell: ({ State }) => format.number(State.droppedRecords),
      order: ({ State }) => State.droppedRecords,
      initiallyHidden: true,
    },
    { id: "arn", header: "ARN", cell: ({ Arn }) => Arn, initiallyHidden: true },
  ];
}
