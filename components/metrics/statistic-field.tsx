"use client";

import Autosuggest from "@cloudscape-design/components/autosuggest";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isStatistic, STATISTICS } from "./statistics";

type Props = {
  label: string;
  /** Undefined: as the whole graph. */
  value: string | undefined;
  /** What the whole graph has, which an emptied field falls back to. */
  inherited: string;
  onChange: (statistic: string | undefined) => void;
};

/** The statistic of a line or of all: one of the usual, or any that CloudWatch knows, such as p99.95 or TM(5%:95%). */
export function StatisticField({ label, value, inherited, onChange }: Props) {
  const t = useTranslations("metrics.graphed");
  const [text, setText] = useState<string>();
  const shown = text ?? value ?? "";
  const isWrong = shown !== "" && !isStatistic(shown);
  const finish = (chosen: string) => {
    setText(undefined);
    if (chosen === "") onChange(undefined);
    else if (isStatistic(chosen)) onChange(chosen);
  };
  return (
    <Autosuggest
      ariaLabel={label}
      value={shown}
      placeholder={inherited}
      options={STATISTICS.map((name) => ({ value: name }))}
      filteringType={text ? "auto" : "manual"}
      enteredTextLabel={(entered) =>
        isStatistic(entered) ? t("use", { value: entered }) : t("noStatistic", { value: entered })
      }
      invalid={isWrong}
      expandToViewport
      onChange={({ detail }) => setText(detail.value)}
      onSelect={({ detail }) => finish(detail.value)}
      onBlur={() => text !== undefined && finish(text)}
      onKeyDown={({ detail }) => {
        if (detail.key === "Enter" && text !== undefined) finish(text);
        if (detail.key === "Escape") setText(undefined);
      }}
    />
  );
}
