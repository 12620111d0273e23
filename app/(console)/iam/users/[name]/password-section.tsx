"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { useFlash } from "@/components/console/flash";
import { Timestamp } from "@/components/console/timestamp";
import { PasswordDialog } from "@/components/iam/password-dialog";
import { SectionRefusal } from "@/components/iam/section-refusal";
import type { Part, Password } from "@/components/iam/user-facts";
import type { UserFacts } from "@/components/iam/user-summary";
import { removePassword, setPassword } from "./credential-actions";

type Props = { user: UserFacts; password: Part<Password>; signInAddress: string };

/** Console sign-in: on, off, another password. */
export function PasswordSection({ user, password, signInAddress }: Props) {
  const t = useTranslations("iam.consoleAccess");
  const flash = useFlash();
  const [open, setOpen] = useState<"set" | "remove">();
  if (!password.ok) return <SectionRefusal refusal={password.error} />;
  const { exists } = password.output;

  const remove = async () => {
    const answer = await removePassword(user.name);
    if (!answer.ok) return answer.error.message;
    setOpen(undefined);
    flash.show({ type: "success", content: t("disabledNow") });
    return undefined;
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {exists && <Button onClick={() => setOpen("remove")}>{t("disable")}</Button>}
              <Button onClick={() => setOpen("set")}>{t(exists ? "reset" : "enable")}</Button>
            </SpaceBetween>
          }
        >
          {t("title")}
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        items={[
          { label: t("address"), value: signInAddress },
          { label: t("password"), value: exists ? t(password.output.mustChange ? "mustChange" : "set") : t("none") },
          { label: t("lastSignIn"), value: <Timestamp value={user.lastSignIn} /> },
        ]}
      />
      {open === "set" && (
        <PasswordDialog
          title={t(exists ? "reset" : "enable")}
          userName={user.name}
          signInAddress={signInAddress}
          rules={password.output.rules}
          onSave={({ password: chosen, mustChange }) => setPassword(user.name, !exists, chosen, mustChange)}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === "remove" && (
        <DeleteDialog title={t("disable")} onDelete={remove} onClose={() => setOpen(undefined)}>
          {t("disableBody", { name: user.name })}
        </DeleteDialog>
      )}
    </Container>
  );
}
