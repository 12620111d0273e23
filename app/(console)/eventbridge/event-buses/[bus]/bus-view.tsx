"use client";

import type { DescribeEventBusResponse } from "@aws-sdk/client-eventbridge";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Copyable } from "@/components/console/copyable";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { useFlash } from "@/components/console/flash";
import { ResourcePage } from "@/components/console/resource-page";
import { Timestamp } from "@/components/console/timestamp";
import { BusDescriptionDialog } from "@/components/eventbridge/bus-description-dialog";
import { DEFAULT_BUS, newRulePath, rulesPath } from "@/components/eventbridge/eventbridge-paths";
import { deleteBus, describeBus } from "../actions";

const TABS = ["policy", "tags"] as const;

type Props = { bus: DescribeEventBusResponse; tab: (typeof TABS)[number]; children: ReactNode };

/** The page of an event bus around its tabs. */
export function BusView({ bus, tab, children }: Props) {
  const t = useTranslations("eventbridge.buses");
  const router = useRouter();
  const flash = useFlash();
  const [dialog, setDialog] = useState<"description" | "delete">();
  const close = () => setDialog(undefined);
  const { Name: name = "" } = bus;

  const remove = async () => {
    const answer = await deleteBus(name);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("deleted", { name }) });
    router.push("/eventbridge/event-buses");
  };
  const describe = async (description: string) => {
    const answer = await describeBus(name, description);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("descriptionSaved") });
    close();
  };
  return (
    <>
      <ResourcePage
        name={name}
        actions={
          <>
            <Button disabled={name === DEFAULT_BUS} onClick={() => setDialog("delete")}>
              {t("delete")}
            </Button>
            <Button href={rulesPath(name)}>{t("viewRules")}</Button>
            <Button href={`/eventbridge/send-events?bus=${encodeURIComponent(name)}`}>{t("send")}</Button>
            <Button variant="primary" href={newRulePath(name)}>
              {t("createRule")}
            </Button>
          </>
        }
        details={
          <Container
            header={
              <Header
                variant="h2"
                actions={<Button onClick={() => setDialog("description")}>{t("editDescription")}</Button>}
              >
                {t("details")}
              </Header>
            }
          >
            <KeyValuePairs
              columns={3}
              items={[
                { label: t("name"), value: name },
                { label: "ARN", value: <Copyable text={bus.Arn ?? ""} /> },
                { label: t("descriptionLabel"), value: bus.Description || "-" },
                { label: t("created"), value: <Timestamp value={bus.CreationTime} /> },
                { label: t("modified"), value: <Timestamp value={bus.LastModifiedTime} /> },
              ]}
            />
          </Container>
        }
        tabs={TABS.map((id) => ({ id, label: t(`tab.${id}`) }))}
        tab={tab}
      >
        {children}
      </ResourcePage>
      {dialog === "description" && (
        <BusDescriptionDialog initial={bus.Description ?? ""} onSave={describe} onClose={close} />
      )}
      {dialog === "delete" && (
        <DeleteDialog title={t("delete")} typed={name} onDelete={remove} onClose={close}>
          {t("deleteWarning", { name })}
        </DeleteDialog>
      )}
    </>
  );
}
