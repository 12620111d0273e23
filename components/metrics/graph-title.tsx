"use client";

import Button from "@cloudscape-design/components/button";
import Input from "@cloudscape-design/components/input";
import { useTranslations } from "next-intl";
import { useState } from "react";

type Props = { title: string | undefined; onChange: (title: string | undefined) => void };

/** The graph's title; a click on the pencil lets it be changed. */
export function GraphTitle({ title, onChange }: Props) {
  const t = useTranslations("metrics.graph");
  const [text, setText] = useState<string>();
  const finish = () => {
    if (text !== undefined && text !== (title ?? "")) onChange(text.trim() || undefined);
    setText(undefined);
  };
  if (text !== undefined) {
    return (
      <div className="w-96 max-w-full">
        <Input
          autoFocus
          ariaLabel={t("title")}
          placeholder={t("untitled")}
          value={text}
          onChange={({ detail }) => setText(detail.value)}
          onBlur={finish}
          onKeyDown={({ detail }) => {
            if (detail.key === "Enter") finish();
            if (detail.key === "Escape") setText(undefined);
          }}
        />
      </div>
    );
  }
  return (
    <span className="inline-flex items-center gap-1">
      {title ?? t("untitled")}
      <Button variant="inline-icon" iconName="edit" ariaLabel={t("rename")} onClick={() => setText(title ?? "")} />
    </span>
  );
}
