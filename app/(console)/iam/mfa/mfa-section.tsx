"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { useFlash } from "@/components/console/flash";
import { Timestamp } from "@/components/console/timestamp";
import type { MfaDevice } from "@/components/iam/mfa-device";
import { MfaDialog } from "@/components/iam/mfa-dialog";
import { ResyncDialog } from "@/components/iam/resync-dialog";
import { SectionRefusal } from "@/components/iam/section-refusal";
import type { Part } from "@/components/iam/user-facts";
import { createDevice, discardDevice, enableDevice, removeDevice, resyncDevice } from "./actions";

/** IAM User Guide, "AWS Multi-factor authentication in IAM": up to eight devices a user. */
const MOST_DEVICES = 8;

type Props = { userName: string; devices: Part<MfaDevice[]> };
type Open = { dialog: "assign" } | { dialog: "resync" | "remove"; device: MfaDevice };

/** The second factors of a user: an authenticator app is paired by a picture, brought in step again, taken away. */
export function MfaSection({ userName, devices }: Props) {
  const t = useTranslations("iam-account.mfa");
  const flash = useFlash();
  const [open, setOpen] = useState<Open>();
  if (!devices.ok) return <SectionRefusal refusal={devices.error} />;
  const done = (message: string) => {
    setOpen(undefined);
    flash.show({ type: "success", content: message });
  };
  const remove = async ({ serialNumber }: MfaDevice) => {
    const answer = await removeDevice(userName, serialNumber);
    if (!answer.ok) return answer.error.message;
    done(t("removed"));
    return undefined;
  };
  return (
    <>
      <Table
        items={devices.output}
        trackBy="serialNumber"
        header={
          <Header
            variant="h2"
            counter={`(${devices.output.length})`}
            description={t("description")}
            actions={
              <Button disabled={devices.output.length >= MOST_DEVICES} onClick={() => setOpen({ dialog: "assign" })}>
                {t("assign")}
              </Button>
            }
          >
            {t("title")}
          </Header>
        }
        empty={<Box textAlign="center">{t("none")}</Box>}
        columnDefinitions={[
          { id: "serial", header: t("identifier"), cell: ({ serialNumber }) => serialNumber, isRowHeader: true },
          { id: "since", header: t("since"), cell: ({ enabled }) => <Timestamp value={enabled} /> },
          {
            id: "actions",
            header: t("actions"),
            cell: (device) => (
              <SpaceBetween direction="horizontal" size="s">
                <Button
                  variant="inline-link"
                  ariaLabel={t("resyncNamed", { name: device.serialNumber })}
                  onClick={() => setOpen({ dialog: "resync", device })}
                >
                  {t("resync")}
                </Button>
                <Button
                  variant="inline-link"
                  ariaLabel={t("removeNamed", { name: device.serialNumber })}
                  onClick={() => setOpen({ dialog: "remove", device })}
                >
                  {t("remove")}
                </Button>
              </SpaceBetween>
            ),
          },
        ]}
      />
      {open?.dialog === "assign" && (
        <MfaDialog
          suggestedName={userName}
          onCreate={createDevice}
          onDiscard={discardDevice}
          onEnable={(serial, first, second) => enableDevice(userName, serial, first, second)}
          onDone={() => done(t("assigned"))}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open?.dialog === "resync" && (
        <ResyncDialog
          onResync={(first, second) => resyncDevice(userName, open.device.serialNumber, first, second)}
          onDone={() => done(t("resynced"))}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open?.dialog === "remove" && (
        <DeleteDialog title={t("removeTitle")} onDelete={() => remove(open.device)} onClose={() => setOpen(undefined)}>
          {t("removeBody", { name: userName })}
        </DeleteDialog>
      )}
    </>
  );
}
