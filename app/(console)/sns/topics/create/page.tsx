import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentCaller } from "@/lib/console/session";
import { CreateTopic } from "./create-topic";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sns.topics"))("create") };
}

export default async function CreateTopicPage() {
  const { accountId } = await currentCaller();
  return <CreateTopic accountId={accountId} />;
}
