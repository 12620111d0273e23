"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/console/form-dialog";

type Props = { title: string; onRename: (title: string) => void; onClose: () => void };

/** Asks for the title of a widget; an empty one takes it away. */
export function RenameWidgetDialog({ title, onRename, onClose }: Props) {
  const t = useTranslations("dashboards.renameWidget");
  const [text, setText] = useState(title);
  return (
    <FormDialog
      title={t("header")}
      submit={t("submit")}
      isReady={text !== title}
      onClose={onClose}
      onSubmit={() => {
        onRename(text.trim());
        return undefined;
      }}
    >
      <FormField label={t("label")}>
        <Input value={text} autoFocus autoComplete={false} onChange={({ detail }) => setText(detail.value)} />
      </FormField>
    </FormDialog>
  );
}
