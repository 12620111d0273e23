"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import FormField from "@cloudscape-design/components/form-field";
import Textarea from "@cloudscape-design/components/textarea";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useDeferredValue } from "react";
import { AwaitedPart } from "@/components/console/awaited-part";
import type { TextProperties } from "@/lib/services/dashboards/model/body";

const MarkdownText = dynamic(async () => (await import("../markdown-text")).MarkdownText, { loading: AwaitedPart });

type Props = { properties: TextProperties; onChange: (properties: TextProperties) => void };

/** A text widget: its Markdown, and beside it what comes of it. */
export function TextConfig({ properties, onChange }: Props) {
  const t = useTranslations("dashboards.text");
  const shown = useDeferredValue(properties.markdown);
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <FormField stretch label={t("label")} constraintText={t("rules")}>
        <Textarea
          rows={14}
          value={properties.markdown}
          placeholder={t("placeholder")}
          onChange={({ detail }) => onChange({ ...properties, markdown: detail.value })}
        />
        <Checkbox
          checked={properties.background === "transparent"}
          onChange={({ detail }) => onChange({ ...properties, background: detail.checked ? "transparent" : undefined })}
        >
          {t("transparent")}
        </Checkbox>
      </FormField>
      <section aria-label={t("preview")} className="min-h-40 rounded-lg border border-solid border-line p-3">
        <MarkdownText markdown={shown} />
      </section>
    </div>
  );
}
