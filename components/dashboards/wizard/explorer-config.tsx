"use client";

import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import type { ExplorerProperties } from "@/lib/services/dashboards/model/body";
import { TitleField } from "./title-field";

type Props = { properties: ExplorerProperties; onChange: (properties: ExplorerProperties) => void };

const FUNCTIONS = ["AVG", "MIN", "MAX", "SUM", "STDDEV"];

/** A metrics explorer: metrics of all resources of a type, which of them, and how they are taken apart or together. */
export function ExplorerConfig({ properties, onChange }: Props) {
  const t = useTranslations("dashboards.wizard.explorer");
  const { metrics, labels, splitBy = "", aggregateBy } = properties;
  const field = (value: string, label: string, set: (text: string) => void, placeholder = "") => (
    <Input
      value={value}
      ariaLabel={label}
      placeholder={placeholder}
      autoComplete={false}
      onChange={({ detail }) => set(detail.value)}
    />
  );
  const setMetric = (index: number, change: Partial<ExplorerProperties["metrics"][number]>) =>
    onChange({ ...properties, metrics: metrics.map((one, place) => (place === index ? { ...one, ...change } : one)) });
  const setLabel = (index: number, change: { key?: string; value?: string }) =>
    onChange({ ...properties, labels: labels.map((one, place) => (place === index ? { ...one, ...change } : one)) });
  return (
    <SpaceBetween size="m">
      <TitleField value={properties.title ?? ""} onChange={(title) => onChange({ ...properties, title })} />
      <AttributeEditor
        items={metrics}
        addButtonText={t("addMetric")}
        removeButtonText={t("remove")}
        empty={t("noMetrics")}
        definition={[
          {
            label: t("resourceType"),
            control: ({ resourceType }, index) =>
              field(
                resourceType,
                t("resourceType"),
                (text) => setMetric(index, { resourceType: text }),
                "AWS::EC2::Instance",
              ),
          },
          {
            label: t("metricName"),
            control: ({ metricName }, index) =>
              field(metricName, t("metricName"), (text) => setMetric(index, { metricName: text }), "CPUUtilization"),
          },
          {
            label: t("stat"),
            control: ({ stat }, index) => field(stat, t("stat"), (text) => setMetric(index, { stat: text }), "Average"),
          },
        ]}
        onAddButtonClick={() =>
          onChange({ ...properties, metrics: [...metrics, { metricName: "", resourceType: "", stat: "Average" }] })
        }
        onRemoveButtonClick={({ detail }) =>
          onChange({ ...properties, metrics: metrics.filter((_, place) => place !== detail.itemIndex) })
        }
      />
      <AttributeEditor
        items={labels}
        addButtonText={t("addLabel")}
        removeButtonText={t("remove")}
        empty={t("noLabels")}
        definition={[
          {
            label: t("key"),
            control: ({ key }, index) => field(key, t("key"), (text) => setLabel(index, { key: text })),
          },
          {
            label: t("value"),
            control: ({ value = "" }, index) =>
              field(value, t("value"), (text) => setLabel(index, { value: text || undefined })),
          },
        ]}
        onAddButtonClick={() => onChange({ ...properties, labels: [...labels, { key: "" }] })}
        onRemoveButtonClick={({ detail }) =>
          onChange({ ...properties, labels: labels.filter((_, place) => place !== detail.itemIndex) })
        }
      />
      <div className="grid gap-4 lg:grid-cols-3">
        <FormField label={t("splitBy")}>
          {field(splitBy, t("splitBy"), (text) => onChange({ ...properties, splitBy: text || undefined }))}
        </FormField>
        <FormField label={t("aggregateBy")}>
          {field(aggregateBy?.key ?? "", t("aggregateBy"), (key) =>
            onChange({ ...properties, aggregateBy: key ? { key, func: aggregateBy?.func ?? "AVG" } : undefined }),
          )}
        </FormField>
        <FormField label={t("func")}>
          <Select
            disabled={!aggregateBy}
            options={FUNCTIONS.map((value) => ({ value }))}
            selectedOption={{ value: aggregateBy?.func ?? "AVG" }}
            onChange={({ detail }) =>
              aggregateBy &&
              onChange({ ...properties, aggregateBy: { ...aggregateBy, func: detail.selectedOption.value ?? "AVG" } })
            }
          />
        </FormField>
      </div>
    </SpaceBetween>
  );
}
