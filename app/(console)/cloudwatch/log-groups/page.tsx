import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { GroupFilter } from "@/components/logs/log-group";
import { apiEndpoint } from "@/lib/console/api-endpoint";
import { ask } from "@/lib/console/ask";
import { GroupList } from "./group-list";
import { readGroups } from "./read-groups";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("logs.groups"))("title") };
}

export default async function LogGroupsPage({ searchParams }: Props) {
  const { filter, by } = await searchParams;
  const wanted: GroupFilter = {
    text: typeof filter === "string" ? filter : "",
    by: by === "prefix" ? "prefix" : "pattern",
  };
  return <GroupList filter={wanted} initial={await readGroups(ask, wanted)} endpoint={apiEndpoint()} />;
}
