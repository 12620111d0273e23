import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { apiEndpoint } from "@/lib/console/api-endpoint";
import { ask } from "@/lib/console/ask";
import { readTopics } from "./read-topics";
import { TopicList } from "./topic-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sns.topics"))("title") };
}

export default async function TopicsPage() {
  return <TopicList initial={await readTopics(ask)} endpoint={apiEndpoint()} />;
}
