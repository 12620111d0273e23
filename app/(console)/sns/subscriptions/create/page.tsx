import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { choiceOf } from "@/components/sns/protocols";
import { ask } from "@/lib/console/ask";
import { readTopics } from "../../topics/read-topics";
import { CreateSubscription } from "./create-subscription";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sns.subscriptions"))("create") };
}

/** A new subscription, of the topic and protocol that the address may name. */
export default async function CreateSubscriptionPage({ searchParams }: Props) {
  const { topic, protocol } = await searchParams;
  const topics = await readTopics(ask);
  const chosen = topics.find(({ name }) => name === topic);
  return (
    <CreateSubscription
      topics={topics}
      topicArn={chosen?.arn}
      protocol={choiceOf(typeof protocol === "string" ? protocol : undefined)}
    />
  );
}
