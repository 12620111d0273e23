"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import FormField from "@cloudscape-design/components/form-field";
import Modal from "@cloudscape-design/components/modal";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { saveFile } from "@/components/console/save-file";
import { EXPORT_FORMS, type ExportForm, exportDashboard } from "./export-forms";

type Props = { name: string; source: string; onClose: () => void };

/** The dashboard as JSON, or as code that makes the same one in a real account. */
export function ExportDialog({ name, source, onClose }: Props) {
  const t = useTranslations("dashboards.export");
  const tConsole = useTranslations("console");
  const [form, setForm] = useState<ExportForm>("json");
  const { file, text } = useMemo(() => exportDashboard(form, name, source), [form, name, source]);
  const options = EXPORT_FORMS.map((value) => ({ value, label: t(`forms.${value}`) }));
  return (
    <Modal
      visible
      size="large"
      header={t("title", { name })}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <CopyToClipboard
              copyButtonText={tConsole("copy")}
              copySuccessText={tConsole("copied")}
              copyErrorText={tConsole("copyFailed")}
              textToCopy={text}
            />
            <Button variant="primary" iconName="download" onClick={() => saveFile(file, "text/plain", text)}>
              {t("download", { file })}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <FormField label={t("form")}>
          <Select
            options={options}
            selectedOption={options.find(({ value }) => value === form) ?? null}
            onChange={({ detail }) =>
              setForm(EXPORT_FORMS.find((one) => one === detail.selectedOption.value) ?? "json")
            }
          />
        </FormField>
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          tabIndex={0}
          aria-label={t("text")}
          className="max-h-96 overflow-auto rounded-lg border border-solid border-line p-3"
        >
          <pre className="m-0 font-mono text-xs text-body">{text}</pre>
        </section>
      </SpaceBetween>
    </Modal>
  );
}
