import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { askFor } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { VersionsView } from "./versions-view";

type Props = { params: Promise<{ name: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("dashboards.versions");
  return { title: t("title", { name: nameInPath((await params).name) }) };
}

export default async function VersionsPage({ params }: Props) {
  const name = nameInPath((await params).name);
  const { Versions, NextBeforeVersion } = await askFor("cloudwatch:ListDashboardVersions", { DashboardName: name });
  return <VersionsView name={name} initial={{ items: Versions, next: NextBeforeVersion?.toString() }} />;
}
