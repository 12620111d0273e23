import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { askFor } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { currentCaller } from "@/lib/console/session";
import { formatArn } from "@/lib/platform/arn";
import { PublishMessage } from "./publish-message";

type Props = { params: Promise<{ topic: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sns.publish"))("title") };
}

export default async function PublishPage({ params }: Props) {
  const name = nameInPath((await params).topic);
  const arn = formatArn("sns", await currentCaller(), name);
  await askFor("sns:GetTopicAttributes", { TopicArn: arn });
  return <PublishMessage name={name} arn={arn} />;
}
