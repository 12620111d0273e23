"use client";

import { useTranslations } from "next-intl";
import { CheckedTextarea } from "@/components/text-editor/checked-textarea";
import type { SourceMistake } from "./source-mistakes";

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  mistakes: readonly SourceMistake[];
  rows?: number;
};

/** JSON of widgets with its mistakes underlined and listed. */
export function SourceEditor({ rows = 20, ...rest }: Props) {
  const t = useTranslations("metrics.source");
  return (
    <CheckedTextarea
      {...rest}
      rows={rows}
      fine={t("fine")}
      sayPlace={(place) => t("place", place)}
      sayMore={(count) => t("more", { count })}
    />
  );
}
