"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { FormDialog } from "./form-dialog";

type Props = {
  title: string;
  /** What will be gone. */
  children: ReactNode;
  /** What must be typed: a resource's name, or the word "confirm"; absent: a click is enough. */
  typed?: string;
  /** What the button says where nothing is deleted, but something ends all the same. */
  confirm?: string;
  /** Deletes; answers what stood in the way. The dialog closes when nothing did. */
  onDelete: () => Promise<string | undefined>;
  onClose: () => void;
};

/** Asks before something is gone for good, as AWS does: by having its name typed. Mount it when it is to be seen. */
export function DeleteDialog({ title, children, typed, confirm, onDelete, onClose }: Props) {
  const t = useTranslations("console.delete");
  const [text, setText] = useState("");
  return (
    <FormDialog
      title={title}
      submit={confirm ?? t("delete")}
      isReady={typed === undefined || text === typed}
      onSubmit={onDelete}
      onClose={onClose}
    >
      <div>{children}</div>
      {typed !== undefined && (
        <FormField label={t("type", { text: typed })}>
          <Input
            value={text}
            placeholder={typed}
            autoComplete={false}
            onChange={({ detail }) => setText(detail.value)}
          />
        </FormField>
      )}
    </FormDialog>
  );
}
