"use client";

import FormField from "@cloudscape-design/components/form-field";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tiles from "@cloudscape-design/components/tiles";
import { useTranslations } from "next-intl";
import { DATA_TYPES, type DataType, WIDGET_KINDS, type WidgetKind } from "./widget-kinds";

export type KindChoice = { dataType: DataType; kind: WidgetKind };

/** The first step: what the widget shows, and how. */
export function KindStep({ value, onChange }: { value: KindChoice; onChange: (choice: KindChoice) => void }) {
  const t = useTranslations("dashboards.wizard");
  return (
    <SpaceBetween size="l">
      <FormField label={t("dataType")}>
        <Tiles
          columns={3}
          ariaLabel={t("dataType")}
          value={value.dataType}
          items={DATA_TYPES.map((dataType) => ({
            value: dataType,
            label: t(`dataTypes.${dataType}`),
            description: t(`dataTypeHints.${dataType}`),
          }))}
          onChange={({ detail }) => {
            const dataType = DATA_TYPES.find((one) => one === detail.value) ?? "metrics";
            onChange({ dataType, kind: WIDGET_KINDS[dataType][0] });
          }}
        />
      </FormField>
      <FormField label={t("kind")}>
        <Tiles
          columns={3}
          ariaLabel={t("kind")}
          value={value.kind}
          items={WIDGET_KINDS[value.dataType].map((kind) => ({
            value: kind,
            label: t(`kinds.${kind}`),
            description: t(`kindHints.${kind}`),
          }))}
          onChange={({ detail }) => {
            const kind = WIDGET_KINDS[value.dataType].find((one) => one === detail.value);
            if (kind) onChange({ ...value, kind });
          }}
        />
      </FormField>
    </SpaceBetween>
  );
}
