"use client";

import Button from "@cloudscape-design/components/button";
import { useTranslations } from "next-intl";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { alarmAddress } from "./alarm-address";
import { addBand, addExpression, bandedPlace, duplicateRow, type GraphRow, moveRow, removeRow } from "./graph-rows";
import { MathMenu } from "./math-menu";
import { type ModelSubject, modelSubject } from "./model-subject";

type Props = {
  graph: MetricProperties;
  row: GraphRow & { place: number; id: string };
  name: string;
  isLast: boolean;
  automaticPeriod: number;
  onChange: (graph: MetricProperties) => void;
  /** Opens the anomaly detection model of a row; absent where models are not edited. */
  onEditModel?: ((subject: ModelSubject) => void) | undefined;
};

/** What can be done with one row: an alarm on it, a band around it, math with it, a copy, another place, away. */
export function RowActions({ graph, row, name, isLast, automaticPeriod, onChange, onEditModel }: Props) {
  const t = useTranslations("metrics.graphed");
  const tMath = useTranslations("metrics.math");
  const { place, id } = row;
  const banded = bandedPlace(graph, row);
  const modelled = banded === undefined ? undefined : modelSubject(graph, banded, automaticPeriod);
  const address = alarmAddress(graph, place, automaticPeriod);
  const icon = (iconName: "copy" | "close" | "angle-up" | "angle-down", text: string, act: () => void, off = false) => (
    <Button variant="icon" iconName={iconName} ariaLabel={text} disabled={off} onClick={act} />
  );
  return (
    <div className="flex items-center">
      {address !== undefined && (
        <Button variant="icon" iconName="notification" href={address} ariaLabel={t("createAlarm", { label: name })} />
      )}
      {modelSubject(graph, place, automaticPeriod) && (
        <Button
          variant="icon"
          iconSvg={
            <svg viewBox="0 0 16 16" aria-hidden focusable="false">
              <path d="M1 5c4-4 8 4 14 0M1 11c4-4 8 4 14 0" fill="none" />
            </svg>
          }
          ariaLabel={t("band", { label: name })}
          onClick={() => onChange(addBand(graph, place, t("bandLabel", { label: name })))}
        />
      )}
      {modelled && onEditModel && (
        <Button
          variant="icon"
          iconName="settings"
          ariaLabel={t("editModel", { label: name })}
          onClick={() => onEditModel(modelled)}
        />
      )}
      <MathMenu
        id={id}
        isIcon
        label={tMath("on", { label: name })}
        onAdd={(expression) => onChange(addExpression(graph, expression))}
      />
      {icon("copy", t("duplicate", { label: name }), () => onChange(duplicateRow(graph, place)))}
      {icon("angle-up", t("moveUp", { label: name }), () => onChange(moveRow(graph, place, place - 1)), place === 0)}
      {icon("angle-down", t("moveDown", { label: name }), () => onChange(moveRow(graph, place, place + 1)), isLast)}
      {icon("close", t("remove", { label: name }), () => onChange(removeRow(graph, place)))}
    </div>
  );
}
