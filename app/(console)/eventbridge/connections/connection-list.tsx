"use client";

import type { Connection } from "@aws-sdk/client-eventbridge";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { EmptyState } from "@/components/console/empty-state";
import { useFlash } from "@/components/console/flash";
import { Timestamp } from "@/components/console/timestamp";
import { ConnectionState } from "@/components/eventbridge/connections/connection-state";
import { connectionPath } from "@/components/eventbridge/eventbridge-paths";
import { type ResourceColumn, ResourceTable } from "@/components/tables/resource-table";
import { useSingleChoice } from "@/components/tables/use-single-choice";
import { deauthorizeConnection, deleteConnection } from "./actions";

const nameOf = ({ Name = "" }: Connection) => Name;

/** How calls to API destinations are authorised. */
export function ConnectionList({ connections }: { connections: readonly Connection[] }) {
  const t = useTranslations("eventbridge.connections");
  const router = useRouter();
  const flash = useFlash();
  const [dialog, setDialog] = useState<"delete" | "deauthorize">();
  const { chosen, selection } = useSingleChoice(connections, nameOf);
  const name = chosen?.Name ?? "";
  const close = () => setDialog(undefined);

  const act = async () => {
    const answer = dialog === "delete" ? await deleteConnection(name) : await deauthorizeConnection(name);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t(dialog === "delete" ? "deleted" : "deauthorized", { name }) });
    close();
  };
  const create = <Button href="/eventbridge/connections/create">{t("create")}</Button>;
  return (
    <>
      <ResourceTable
        id="eventbridge-connections"
        title={t("title")}
        description={t("description")}
        items={connections}
        columns={useColumns()}
        keyOf={nameOf}
        filterPlaceholder={t("find")}
        empty={{ title: t("none"), action: <EmptyState hint={t("noneHint")} action={create} /> }}
        selection={selection}
        actions={
          <>
            <Button iconName="refresh" ariaLabel={t("refresh")} onClick={() => router.refresh()} />
            <Button disabled={name === ""} onClick={() => setDialog("deauthorize")}>
              {t("deauthorize")}
            </Button>
            <Button disabled={name === ""} onClick={() => setDialog("delete")}>
              {t("delete")}
            </Button>
            <Button variant="primary" href="/eventbridge/connections/create">
              {t("create")}
            </Button>
          </>
        }
      />
      {dialog && (
        <DeleteDialog title={t(dialog)} typed={dialog === "delete" ? name : undefined} onDelete={act} onClose={close}>
          {t(`${dialog}Warning`, { name })}
        </DeleteDialog>
      )}
    </>
  );
}

function useColumns(): ResourceColumn<Connection>[] {
  const t = useTranslations("eventbridge.connections");
  return [
    {
      id: "name",
      header: t("name"),
      cell: ({ Name = "" }) => <Link href={connectionPath(Name)}>{Name}</Link>,
      text: ({ Name = "" }) => Name,
      isRowHeader: true,
      width: 280,
    },
    {
      id: "state",
      header: t("stateLabel"),
      cell: ({ ConnectionState: state, StateReason: reason }) => <ConnectionState state={state} reason={reason} />,
      width: 240,
    },
    {
      id: "type",
      header: t("type"),
      cell: ({ AuthorizationType = "API_KEY" }) => t(`types.${AuthorizationType}`),
      width: 240,
    },
    { id: "created", header: t("created"), cell: ({ CreationTime }) => <Timestamp value={CreationTime} />, width: 220 },
    { id: "arn", header: "ARN", cell: ({ ConnectionArn }) => ConnectionArn, initiallyHidden: true },
  ];
}
