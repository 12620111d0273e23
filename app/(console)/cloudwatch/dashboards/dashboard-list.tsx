"use client";

import type { DashboardEntry } from "@aws-sdk/client-cloudwatch";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AwaitedPart } from "@/components/console/awaited-part";
import { CommandLine } from "@/components/console/command-line";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { EmptyState } from "@/components/console/empty-state";
import { useFlash } from "@/components/console/flash";
import { Timestamp } from "@/components/console/timestamp";
import { dashboardPath } from "@/components/dashboards/dashboard-paths";
import { NameDialog } from "@/components/dashboards/name-dialog";
import { type ResourceColumn, ResourceTable } from "@/components/tables/resource-table";
import { useStarColumn } from "@/components/tables/star-column";
import { createDashboard, deleteDashboards } from "./actions";

const ImportDialog = dynamic(async () => (await import("@/components/dashboards/import-dialog")).ImportDialog, {
  loading: AwaitedPart,
});

type Props = {
  dashboards: DashboardEntry[];
  /** Where the AWS API answers, for command lines. */
  endpoint: string;
};

/** The list of dashboards. */
export function DashboardList({ dashboards, endpoint }: Props) {
  const t = useTranslations("dashboards.list");
  const router = useRouter();
  const flash = useFlash();
  const [selected, setSelected] = useState<DashboardEntry[]>([]);
  const [dialog, setDialog] = useState<"create" | "delete" | "import">();
  const names = selected.map(({ DashboardName = "" }) => DashboardName);

  const create = async (name: string, source?: string) => {
    const answer = await createDashboard(name, source);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("created", { name }) });
    router.push(dashboardPath(name));
    return undefined;
  };
  const remove = async () => {
    const answer = await deleteDashboards(names);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("deleted", { count: names.length }) });
    setSelected([]);
    setDialog(undefined);
    return undefined;
  };
  return (
    <>
      <ResourceTable
        id="dashboards"
        sortedBy="name"
        variant="container"
        headingLevel="h1"
        title={t("title")}
        description={t("description")}
        items={dashboards}
        columns={useColumns()}
        keyOf={({ DashboardName = "" }) => DashboardName}
        selection={{
          type: "multi",
          selected,
          onChange: setSelected,
          labelOf: ({ DashboardName = "" }) => DashboardName,
        }}
        filterPlaceholder={t("find")}
        empty={{ title: t("none"), action: <NoDashboards endpoint={endpoint} onCreate={() => setDialog("create")} /> }}
        actions={
          <>
            <Button iconName="refresh" ariaLabel={t("refresh")} onClick={() => router.refresh()} />
            <Button disabled={selected.length === 0} onClick={() => setDialog("delete")}>
              {t("delete")}
            </Button>
            <Button onClick={() => setDialog("import")}>{t("import")}</Button>
            <Button variant="primary" onClick={() => setDialog("create")}>
              {t("create")}
            </Button>
          </>
        }
      />
      {dialog === "create" && (
        <NameDialog title={t("create")} submit={t("create")} onSubmit={create} onClose={() => setDialog(undefined)} />
      )}
      {dialog === "import" && (
        <ImportDialog
          isNamed
          submit={t("import")}
          onImport={(source, name) => create(name, source)}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === "delete" && (
        <DeleteDialog
          title={t("deleteTitle", { count: names.length })}
          typed={t("confirmWord")}
          onDelete={remove}
          onClose={() => setDialog(undefined)}
        >
          {t("deleteWarning", { count: names.length })}
          <ul>
            {names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </DeleteDialog>
      )}
    </>
  );
}

function NoDashboards({ endpoint, onCreate }: { endpoint: string; onCreate: () => void }) {
  const t = useTranslations("dashboards.list");
  return (
    <EmptyState
      hint={t("noneHint")}
      action={<Button onClick={onCreate}>{t("create")}</Button>}
      command={
        <CommandLine
          command="cloudwatch put-dashboard --dashboard-name my-dashboard --dashboard-body file://dashboard.json"
          endpoint={endpoint}
        />
      }
    />
  );
}

function useColumns(): ResourceColumn<DashboardEntry>[] {
  const t = useTranslations("dashboards.list");
  return [
    useStarColumn("dashboard", ({ DashboardName = "" }: DashboardEntry) => DashboardName),
    {
      id: "name",
      header: t("name"),
      cell: ({ DashboardName = "" }) => <Link href={dashboardPath(DashboardName)}>{DashboardName}</Link>,
      text: ({ DashboardName = "" }) => DashboardName,
      isRowHeader: true,
      width: 360,
    },
    {
      id: "updated",
      header: t("updated"),
      cell: ({ LastModified }) => <Timestamp value={LastModified} />,
      order: ({ LastModified }) => LastModified?.getTime() ?? 0,
      width: 320,
    },
    {
      id: "arn",
      header: "ARN",
      cell: ({ DashboardArn }) => DashboardArn,
      text: ({ DashboardArn = "" }) => DashboardArn,
      initiallyHidden: true,
    },
  ];
}
