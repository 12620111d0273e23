"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/console/form-dialog";

type Props = {
  /** Confirms; answers what stood in the way. */
  onConfirm: (token: string) => Promise<string | undefined>;
  onClose: () => void;
};

/** Asks for the address that the endpoint got, as AWS's console does, or for the token in it. */
export function ConfirmDialog({ onConfirm, onClose }: Props) {
  const t = useTranslations("sns.subscriptions");
  const [text, setText] = useState("");
  const token = tokenIn(text);

  return (
    <FormDialog
      title={t("confirm")}
      submit={t("confirm")}
      isReady={token !== ""}
      onSubmit={() => onConfirm(token)}
      onClose={onClose}
    >
      <FormField label={t("confirmUrl")} description={t("confirmUrlHint")}>
        <Input value={text} spellcheck={false} onChange={({ detail }) => setText(detail.value)} />
      </FormField>
    </FormDialog>
  );
}

/** The token of a confirmation link; a text without one is taken for the token itself. */
function tokenIn(text: string): string {
  const given = text.trim();
  return URL.canParse(given) ? (new URL(given).searchParams.get("Token") ?? "") : given;
}
