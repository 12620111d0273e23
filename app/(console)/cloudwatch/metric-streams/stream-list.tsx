"use client";

import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Link from "@cloudscape-design/components/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { CommandLine } from "@/components/console/command-line";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { EmptyState } from "@/components/console/empty-state";
import { useFlash } from "@/components/console/flash";
import { Timestamp } from "@/components/console/timestamp";
import { destinationText } from "@/components/metric-streams/destination-text";
import { problemOf } from "@/components/metric-streams/stream-facts";
import { editStreamPath, firehoseName, NEW_STREAM_PATH, streamPath } from "@/components/metric-streams/stream-paths";
import { StreamStatus } from "@/components/metric-streams/stream-state";
import { type ResourceColumn, ResourceTable } from "@/components/tables/resource-table";
import type { OutputOf } from "@/lib/services/catalog";
import { deleteStreams, switchStreams } from "./actions";

type Stream = OutputOf<"cloudwatch:ListMetricStreamStates">["Streams"][number];
type Firehose = OutputOf<"firehose:ListDeliveryStreamStates">["Streams"][number];

type Props = {
  streams: readonly Stream[];
  firehoses: readonly Firehose[];
  refreshControl: ReactNode;
  /** Told when something was changed here. */
  onChanged: () => Promise<void>;
  endpoint: string;
};

const COMMAND =
  "cloudwatch put-metric-stream --name main --output-format json --firehose-arn <delivery stream> --role-arn <role>";

/** The metric streams: started, stopped and deleted, several at once. */
export function StreamList({ streams, firehoses, refreshControl, onChanged, endpoint }: Props) {
  const t = useTranslations("metric-streams.streams");
  const router = useRouter();
  const flash = useFlash();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [deleting, setDeleting] = useState(false);
  const selected = streams.filter(({ Name = "" }) => chosen.includes(Name));
  const names = selected.flatMap(({ Name }) => (Name === undefined ? [] : [Name]));
  const columns = useColumns(firehoses);

  const turn = async (isOn: boolean) => {
    const answer = await switchStreams(names, isOn);
    if (!answer.ok) return flash.show({ type: "error", header: answer.error.code, content: answer.error.message });
    flash.show({ type: "success", content: t(isOn ? "started" : "stopped", { count: names.length }) });
    await onChanged();
  };
  const remove = async () => {
    const answer = await deleteStreams(names);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("deleted", { count: names.length }) });
    setDeleting(false);
    setChosen([]);
    await onChanged();
  };
  const act = (id: string) => {
    if (id === "edit") router.push(editStreamPath(names[0] ?? ""));
    else if (id === "delete") setDeleting(true);
    else void turn(id === "start");
  };
  return (
    <>
      <ResourceTable
        id="metric-streams"
        variant="container"
        headingLevel="h1"
        title={t("title")}
        description={t("description")}
        items={streams}
        columns={columns}
        keyOf={({ Name = "" }) => Name}
        filterPlaceholder={t("find")}
        empty={{
          title: t("none"),
          action: (
            <EmptyState
              hint={t("noneHint")}
              action={<Button href={NEW_STREAM_PATH}>{t("create")}</Button>}
              command={<CommandLine command={COMMAND} endpoint={endpoint} />}
            />
          ),
        }}
        selection={{
          type: "multi",
          selected,
          onChange: (some) => setChosen(some.map(({ Name = "" }) => Name)),
          labelOf: ({ Name = "" }) => Name,
        }}
        actions={
          <>
            {refreshControl}
            <ButtonDropdown
              disabled={names.length === 0}
              items={[
                { id: "start", text: t("start") },
                { id: "stop", text: t("stop") },
                { id: "edit", text: t("edit"), disabled: names.length !== 1 },
                { id: "delete", text: t("delete") },
              ]}
              onItemClick={({ detail }) => act(detail.id)}
            >
              {t("actions")}
            </ButtonDropdown>
            <Button variant="primary" href={NEW_STREAM_PATH}>
              {t("create")}
            </Button>
          </>
        }
      />
      {deleting && (
        <DeleteDialog title={t("delete")} onDelete={remove} onClose={() => setDeleting(false)} typed={t("deleteWord")}>
          {t("deleteWarning", { count: names.length })}
        </DeleteDialog>
      )}
    </>
  );
}

function useColumns(firehoses: readonly Firehose[]): ResourceColumn<Stream>[] {
  const t = useTranslations("metric-streams.streams");
  const firehoseOf = ({ FirehoseArn }: Stream) => firehoses.find(({ Arn }) => Arn === FirehoseArn);
  return [
    {
      id: "name",
      header: t("name"),
      cell: ({ Name = "" }) => <Link href={streamPath(Name)}>{Name}</Link>,
      text: ({ Name = "" }) => Name,
      isRowHeader: true,
      width: 220,
    },
    {
      id: "status",
      header: t("status"),
      cell: (one) => <StreamStatus isRunning={one.State === "running"} error={problemOf(one, firehoseOf(one))} />,
      order: ({ State = "" }) => State,
      width: 170,
    },
    {
      id: "format",
      header: t("format"),
      cell: ({ OutputFormat }) => OutputFormat,
      text: ({ OutputFormat = "" }) => OutputFormat,
      width: 160,
    },
    {
      id: "destination",
      header: t("destination"),
      cell: (one) => {
        const firehose = firehoseOf(one);
        return firehose ? destinationText(firehose.Destination) : firehoseName(one.FirehoseArn ?? "");
      },
      text: ({ FirehoseArn = "" }) => firehoseName(FirehoseArn),
      width: 300,
    },
    {
      id: "sentAt",
      header: t("sentAt"),
      cell: ({ Sending }) => <Timestamp value={Sending.sentAt} />,
      order: ({ Sending }) => Sending.sentAt?.getTime() ?? 0,
      width: 200,
    },
    {
      id: "created",
      header: t("created"),
      cell: ({ CreationDate }) => <Timestamp value={CreationDate} />,
      initiallyHidden: true,
    },
    { id: "arn", header: "ARN", cell: ({ Arn }) => Arn, initiallyHidden: true },
  ];
}
