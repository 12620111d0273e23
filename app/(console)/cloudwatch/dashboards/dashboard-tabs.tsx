"use client";

import type { DashboardEntry } from "@aws-sdk/client-cloudwatch";
import Link from "@cloudscape-design/components/link";
import Tabs from "@cloudscape-design/components/tabs";
import { useTranslations } from "next-intl";
import { useAddress } from "@/components/console/use-address";
import { automaticPath } from "@/components/dashboards/dashboard-paths";
import { type ResourceColumn, ResourceTable } from "@/components/tables/resource-table";
import { DashboardList } from "./dashboard-list";
import type { SendingNamespace } from "./read-namespaces";

type Props = {
  tab: "custom" | "automatic";
  dashboards: DashboardEntry[];
  namespaces: SendingNamespace[];
  /** Where the AWS API answers, for command lines. */
  endpoint: string;
};

/** The account's dashboards: those that people made, and those that Mirante makes of what sends data. */
export function DashboardTabs({ tab, dashboards, namespaces, endpoint }: Props) {
  const t = useTranslations("dashboards.list");
  const { ask } = useAddress();
  return (
    <Tabs
      ariaLabel={t("title")}
      activeTabId={tab}
      onChange={({ detail }) => ask({ tab: detail.activeTabId === "automatic" ? "automatic" : undefined })}
      tabs={[
        {
          id: "custom",
          label: t("custom"),
          content: <DashboardList dashboards={dashboards} endpoint={endpoint} />,
        },
        { id: "automatic", label: t("automatic"), content: <AutomaticList namespaces={namespaces} /> },
      ]}
    />
  );
}

function AutomaticList({ namespaces }: { namespaces: SendingNamespace[] }) {
  const t = useTranslations("dashboards.automatic");
  const columns: ResourceColumn<SendingNamespace>[] = [
    {
      id: "namespace",
      header: t("namespace"),
      cell: ({ namespace }) => <Link href={automaticPath(namespace)}>{namespace}</Link>,
      text: ({ namespace }) => namespace,
      isRowHeader: true,
      width: 360,
    },
    {
      id: "metrics",
      header: t("metrics"),
      cell: ({ metrics }) => metrics,
      order: ({ metrics }) => metrics,
      width: 160,
    },
  ];
  return (
    <ResourceTable
      id="automatic-dashboards"
      variant="container"
      headingLevel="h2"
      title={t("title")}
      description={t("description")}
      items={namespaces}
      columns={columns}
      keyOf={({ namespace }) => namespace}
      filterPlaceholder={t("find")}
      empty={{ title: t("none") }}
    />
  );
}
