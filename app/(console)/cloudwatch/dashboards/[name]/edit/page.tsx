import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { askFor } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { EditDashboard } from "./edit-dashboard";

type Props = { params: Promise<{ name: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("dashboards.edit");
  return { title: t("title", { name: nameInPath((await params).name) }) };
}

export default async function EditDashboardPage({ params }: Props) {
  const name = nameInPath((await params).name);
  const { DashboardBody = "" } = await askFor("cloudwatch:GetDashboard", { DashboardName: name });
  return <EditDashboard name={name} source={DashboardBody} />;
}
