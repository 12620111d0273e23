import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { everyGroup } from "../every";
import { GroupList } from "./group-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("iam-access.groups"))("title") };
}

export default async function GroupsPage() {
  return <GroupList groups={await everyGroup()} />;
}
