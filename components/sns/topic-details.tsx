"use client";

import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import { useTranslations } from "next-intl";
import { Copyable } from "@/components/console/copyable";
import type { TopicView } from "./topic-summary";

/** What is known of a topic. */
export function TopicDetails({ topic: { name, arn, attributes } }: { topic: TopicView }) {
  const t = useTranslations("sns.topic");
  const tTopics = useTranslations("sns.topics");
  const tSettings = useTranslations("sns.settings");
  const count = (name: string) => attributes[name] ?? "0";
  return (
    <Container header={<Header variant="h2">{t("details")}</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: tTopics("name"), value: name },
          { label: tSettings("displayName"), value: attributes.DisplayName || "-" },
          { label: tTopics("type"), value: tTopics("standard") },
          { label: "ARN", value: <Copyable text={arn} /> },
          { label: t("owner"), value: attributes.Owner },
          { label: tSettings("signature"), value: attributes.SignatureVersion ?? "1" },
          { label: t("confirmed"), value: count("SubscriptionsConfirmed") },
          { label: t("pending"), value: count("SubscriptionsPending") },
          { label: t("deletedSubscriptions"), value: count("SubscriptionsDeleted") },
        ]}
      />
    </Container>
  );
}
