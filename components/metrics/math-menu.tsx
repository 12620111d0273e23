"use client";

import ButtonDropdown, { type ButtonDropdownProps } from "@cloudscape-design/components/button-dropdown";
import { useTranslations } from "next-intl";

/** What can be worked out of all metrics of a graph. */
const OVER_ALL = ["SUM(METRICS())", "AVG(METRICS())", "MIN(METRICS())", "MAX(METRICS())", "STDDEV(METRICS())"];

/** What can be worked out of one line; its Id takes the place of the dot. */
const OF_ONE = [
  "RATE(.)",
  "DIFF(.)",
  "RUNNING_SUM(.)",
  "FILL(., 0)",
  "FILL(., REPEAT)",
  "FILL(., LINEAR)",
  "ABS(.)",
  "CEIL(.)",
  "FLOOR(.)",
  "LOG10(.)",
  "TIME_SERIES(AVG(.))",
  "IF(. > AVG(.), 1, 0)",
];

type Props = {
  /** The Id of the line to begin with; undefined: of the whole graph. */
  id: string | undefined;
  label: string;
  /** Whether it is one of many small buttons of a table. */
  isIcon?: boolean;
  onAdd: (expression: string) => void;
};

/** AWS's "Add math": an expression to begin with, which is then changed at will. */
export function MathMenu({ id, label, isIcon = false, onAdd }: Props) {
  const t = useTranslations("metrics.math");
  const item = (text: string) => ({ id: text, text });
  const items: ButtonDropdownProps.Items =
    id === undefined
      ? [
          { id: "TIME_SERIES(0)", text: t("empty") },
          { text: t("overAll"), items: OVER_ALL.map(item) },
        ]
      : OF_ONE.map((text) => item(text.replaceAll(".", id)));
  return (
    <ButtonDropdown
      items={items}
      variant={isIcon ? "icon" : "normal"}
      ariaLabel={label}
      expandToViewport
      onItemClick={({ detail }) => onAdd(detail.id)}
    >
      {isIcon ? undefined : label}
    </ButtonDropdown>
  );
}
