import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { askFor } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { currentCaller } from "@/lib/console/session";
import { formatArn } from "@/lib/platform/arn";
import { EditTopic } from "./edit-topic";

type Props = { params: Promise<{ topic: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sns.topics"))("edit") };
}

export default async function EditTopicPage({ params }: Props) {
  const name = nameInPath((await params).topic);
  const arn = formatArn("sns", await currentCaller(), name);
  const { Attributes: attributes = {} } = await askFor("sns:GetTopicAttributes", { TopicArn: arn });
  return <EditTopic name={name} arn={arn} attributes={attributes} />;
}
