"use client";

import { useTranslations } from "next-intl";
import { CheckedTextarea } from "@/components/text-editor/checked-textarea";
import type { Mistake } from "./pattern-trial";

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  mistake: Mistake | undefined;
  /** What to say when there is no mistake; nothing when absent. */
  fine?: string;
  rows?: number;
  readOnly?: boolean;
};

/** JSON with its mistake underlined and told, with a way to its place. */
export function PatternEditor({ mistake, rows = 14, ...rest }: Props) {
  const t = useTranslations("eventbridge.pattern");
  return (
    <CheckedTextarea
      {...rest}
      rows={rows}
      mistakes={mistake ? [mistake] : []}
      sayPlace={(place) => t("place", place)}
    />
  );
}
