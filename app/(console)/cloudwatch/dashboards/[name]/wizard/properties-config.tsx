"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { printJson } from "@/components/widget-source/print-json";
import { SourceEditor } from "@/components/widget-source/source-editor";
import { bodyMistakes } from "@/components/widget-source/source-mistakes";
import type { Widget } from "@/lib/services/dashboards/model/body";

/** A widget as its source, which counts as long as it can be read. */
export function PropertiesConfig({ widget, onChange }: { widget: Widget; onChange: (widget: Widget) => void }) {
  const t = useTranslations("dashboards.wizard");
  const [text, setText] = useState(() => printJson({ widgets: [widget] }));
  const mistakes = bodyMistakes(text);
  const change = (typed: string) => {
    setText(typed);
    if (bodyMistakes(typed).some(({ severity }) => severity === "error")) return;
    const [first] = (JSON.parse(typed) as { widgets: Widget[] }).widgets;
    if (first) onChange(first);
  };
  return <SourceEditor label={t("source")} value={text} onChange={change} mistakes={mistakes} />;
}
