"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Link from "@cloudscape-design/components/link";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Copyable } from "@/components/console/copyable";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { useFlash } from "@/components/console/flash";
import { ResourcePage } from "@/components/console/resource-page";
import { topicNameIn, topicPath } from "@/components/sns/sns-paths";
import { unsubscribe } from "../actions";

const TABS = ["settings", "deliveries"] as const;

type Props = {
  arn: string;
  /** Under AWS's names. */
  attributes: Readonly<Record<string, string>>;
  tab: (typeof TABS)[number];
  children: ReactNode;
};

/** The page of a subscription around its tabs. */
export function SubscriptionView({ arn, attributes, tab, children }: Props) {
  const t = useTranslations("sns.subscriptions");
  const router = useRouter();
  const flash = useFlash();
  const [deleting, setDeleting] = useState(false);
  const { Endpoint: endpoint = "", Protocol: protocol = "" } = attributes;
  const topic = topicNameIn(arn);
  const isPending = attributes.PendingConfirmation === "true";

  const remove = async () => {
    const answer = await unsubscribe(arn);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("deleted") });
    router.push(topicPath(topic));
  };
  return (
    <>
      <ResourcePage
        name={endpoint}
        actions={<Button onClick={() => setDeleting(true)}>{t("delete")}</Button>}
        details={
          <Container header={<Header variant="h2">{t("details")}</Header>}>
            <KeyValuePairs
              columns={3}
              items={[
                {
                  label: t("protocol"),
                  value: attributes.MiranteMessageFormat === "Slack" ? t("choice.slack") : protocol,
                },
                {
                  label: t("status"),
                  value: (
                    <StatusIndicator type={isPending ? "pending" : "success"}>
                      {t(isPending ? "pending" : "confirmed")}
                    </StatusIndicator>
                  ),
                },
                { label: t("topic"), value: <Link href={topicPath(topic)}>{topic}</Link> },
                { label: "ARN", value: <Copyable text={arn} /> },
                { label: t("raw"), value: t(attributes.RawMessageDelivery === "true" ? "on" : "off") },
                { label: t("principal"), value: attributes.SubscriptionPrincipal ?? "-" },
              ]}
            />
          </Container>
        }
        tabs={TABS.map((id) => ({ id, label: t(`tab.${id}`) }))}
        tab={tab}
        ofTab={["outcome"]}
      >
        {children}
      </ResourcePage>
      {deleting && (
        <DeleteDialog title={t("delete")} onDelete={remove} onClose={() => setDeleting(false)}>
          {t("deleteWarning", { endpoint })}
        </DeleteDialog>
      )}
    </>
  );
}
