import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { everyRole } from "../every";
import { RoleList } from "./role-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("iam-access.roles"))("title") };
}

export default async function RolesPage() {
  return <RoleList roles={await everyRole()} />;
}
