"use client";

import FileInput from "@cloudscape-design/components/file-input";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { FormDialog } from "@/components/console/form-dialog";
import { SourceEditor } from "@/components/widget-source/source-editor";
import { bodyMistakes } from "@/components/widget-source/source-mistakes";
import { importedSource } from "./import-source";

type Props = {
  submit: string;
  /** Whether it becomes a dashboard of its own, which needs a name. */
  isNamed?: boolean;
  /** Takes the body, letter by letter; answers what stood in the way. */
  onImport: (source: string, name: string) => Promise<string | undefined>;
  onClose: () => void;
};

/** Takes a dashboard that was exported elsewhere, pasted or from a file, and says what AWS would say of it. */
export function ImportDialog({ submit, isNamed = false, onImport, onClose }: Props) {
  const t = useTranslations("dashboards.import");
  const [text, setText] = useState("");
  const [name, setName] = useState("");
  const mistakes = useMemo(() => (text === "" ? [] : bodyMistakes(text)), [text]);
  const isRight = text !== "" && mistakes.every(({ severity }) => severity === "warning");
  const take = (given: string, file?: string) => {
    const imported = importedSource(given);
    setText(imported.source);
    const named = imported.name ?? file?.replace(/\.[^.]*$/, "").replace(/[^\w-]+/g, "-");
    if (named && name === "") setName(named);
  };
  return (
    <FormDialog
      title={t("title")}
      submit={submit}
      size="large"
      isReady={isRight && (!isNamed || name !== "")}
      onSubmit={() => onImport(text, name)}
      onClose={onClose}
    >
      {isNamed && (
        <FormField label={t("name")}>
          <Input value={name} autoComplete={false} onChange={({ detail }) => setName(detail.value)} />
        </FormField>
      )}
      <FormField label={t("file")} description={t("hint")}>
        <FileInput
          accept=".json,application/json"
          value={[]}
          onChange={({ detail }) => {
            const [file] = detail.value;
            if (file) void file.text().then((read) => take(read, file.name));
          }}
        >
          {t("choose")}
        </FileInput>
      </FormField>
      <SourceEditor label={t("source")} value={text} onChange={take} mistakes={mistakes} rows={16} />
    </FormDialog>
  );
}
