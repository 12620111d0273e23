import type { Metadata } from "next";
import { deliveryQuestion } from "@/components/sns/delivery-question";
import { topicTabOf } from "@/components/sns/topic-tab";
import { askFor } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { currentCaller } from "@/lib/console/session";
import { formatArn } from "@/lib/platform/arn";
import { DeliveryLog } from "../../deliveries/delivery-log";
import { readDeliveries } from "../../deliveries/read-deliveries";
import { SubscriptionTable } from "../../subscriptions/subscription-table";
import { readSubscriptions } from "../read-topics";
import { DeadLetterList } from "./dead-letter-list";
import { readDeadLetters } from "./read-dead-letters";
import { TopicPolicy } from "./topic-policy";

import { TopicTags } from "./topic-tags";
import { TopicView } from "./topic-view";

type Search = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ topic: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameInPath((await params).topic) };
}

/** A topic: its details, and whichever tab the address names. */
export default async function TopicPage({ params, searchParams }: Props) {
  const name = nameInPath((await params).topic);
  const search = await searchParams;
  const arn = formatArn("sns", await currentCaller(), name);
  const { Attributes: attributes = {} } = await askFor("sns:GetTopicAttributes", { TopicArn: arn });
  const tab = topicTabOf(search.tab);
  return (
    <TopicView topic={{ name, arn, attributes }} tab={tab}>
      {await contentOf(tab, { name, arn, attributes }, search)}
    </TopicView>
  );
}

type Topic = { name: string; arn: string; attributes: Record<string, string> };

async function contentOf(tab: ReturnType<typeof topicTabOf>, { name, arn, attributes }: Topic, search: Search) {
  switch (tab) {
    case "subscriptions":
      return <SubscriptionTable initial={await readSubscriptions(askFor, arn)} topic={{ name, arn }} />;
    case "policy":
      return <TopicPolicy key={attributes.Policy} arn={arn} policy={attributes.Policy ?? ""} />;
    case "deliveries": {
      const question = { ...deliveryQuestion(search), topicArn: arn };
      return <DeliveryLog question={question} initial={await readDeliveries(askFor, question)} scope="topic" />;
    }
    case "dead-letters":
      return <DeadLetterList topicArn={arn} initial={await readDeadLetters(askFor, arn)} />;
    case "tags": {
      const { Tags = [] } = await askFor("sns:ListTagsForResource", { ResourceArn: arn });
      const tags = Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value]));
      return <TopicTags key={JSON.stringify(tags)} arn={arn} tags={tags} />;
    }
  }
}
