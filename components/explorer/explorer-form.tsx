"use client";

import FormField from "@cloudscape-design/components/form-field";
import Multiselect from "@cloudscape-design/components/multiselect";
import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import type { TaggedMetricName } from "@/components/metrics/metric-name";
import { StatisticField } from "@/components/metrics/statistic-field";
import type { ExplorerProperties } from "@/lib/services/dashboards/model/body";
import { dimensionChoices, type KeyValues, metricChoices, tagChoices } from "./explorer-choices";

type Props = {
  explorer: ExplorerProperties;
  /** Everything that there is to choose from. */
  metrics: readonly TaggedMetricName[];
  loading: boolean;
  onChange: (explorer: ExplorerProperties) => void;
};

const FUNCTIONS = ["AVG", "MIN", "MAX", "SUM", "STDDEV"] as const;

/** What is explored: metrics of all resources, which resources, and how they are taken apart or together. */
export function ExplorerForm({ explorer, metrics, loading, onChange }: Props) {
  const t = useTranslations("explorer");
  const { labels, splitBy, aggregateBy } = explorer;
  const stat = explorer.metrics[0]?.stat ?? "Average";
  const status = loading ? "loading" : "finished";
  const chosen = metricChoices(metrics);
  const values = dimensionChoices(metrics, explorer);
  const tags = tagChoices(metrics, explorer);
  const keysOf = (choices: readonly KeyValues[]) => choices.map(({ key }) => ({ value: key, label: key }));
  const keys = [...keysOf(values), ...(tags.length > 0 ? [{ label: t("tags"), options: keysOf(tags) }] : [])];
  const none = { value: "", label: t("none") };
  return (
    <div className="grid grid-cols-1 gap-4 md:grid-cols-2 xl:grid-cols-4">
      <FormField label={t("metrics")}>
        <Multiselect
          options={chosen.map(({ namespace, names }) => ({
            label: namespace,
            options: names.map((name) => ({
              value: JSON.stringify([namespace, name]),
              label: name,
              tags: [namespace],
            })),
          }))}
          selectedOptions={explorer.metrics.map(({ resourceType, metricName }) => ({
            value: JSON.stringify([resourceType, metricName]),
            label: metricName,
            description: resourceType,
          }))}
          placeholder={t("chooseMetrics")}
          filteringType="auto"
          statusType={status}
          expandToViewport
          onChange={({ detail }) =>
            onChange({
              ...explorer,
              metrics: detail.selectedOptions.map(({ value = "[]" }) => {
                const [resourceType = "", metricName = ""] = JSON.parse(value) as string[];
                return { resourceType, metricName, stat };
              }),
            })
          }
        />
      </FormField>
      <FormField label={t("statistic")}>
        <StatisticField
          label={t("statistic")}
          value={stat}
          inherited="Average"
          onChange={(next = "Average") =>
            onChange({ ...explorer, metrics: explorer.metrics.map((metric) => ({ ...metric, stat: next })) })
          }
        />
      </FormField>
      <FormField label={t("from")}>
        <Multiselect
          options={[
            ...values.map(labelled),
            ...tags.map((tag) => ({ ...labelled(tag), label: t("tag", { key: tag.key }) })),
          ]}
          selectedOptions={labels.map(({ key, value }) => ({
            value: JSON.stringify([key, value]),
            label: `${key}: ${value ?? "*"}`,
          }))}
          placeholder={t("everywhere")}
          filteringType="auto"
          statusType={status}
          expandToViewport
          onChange={({ detail }) =>
            onChange({
              ...explorer,
              labels: detail.selectedOptions.map(({ value = "[]" }) => {
                const [key = "", own] = JSON.parse(value) as string[];
                return { key, ...(own === undefined ? {} : { value: own }) };
              }),
            })
          }
        />
      </FormField>
      <FormField label={t("aggregateBy")}>
        <div className="grid grid-cols-[1fr_7rem] gap-2">
          <Select
            ariaLabel={t("aggregateBy")}
            options={[none, ...keys]}
            selectedOption={aggregateBy ? { value: aggregateBy.key, label: aggregateBy.key } : none}
            expandToViewport
            onChange={({ detail }) => {
              const { value: key } = detail.selectedOption;
              onChange({ ...explorer, aggregateBy: key ? { key, func: aggregateBy?.func ?? "AVG" } : undefined });
            }}
          />
          <Select
            ariaLabel={t("function")}
            disabled={!aggregateBy}
            options={FUNCTIONS.map((value) => ({ value, label: value }))}
            selectedOption={{ value: aggregateBy?.func ?? "AVG", label: aggregateBy?.func ?? "AVG" }}
            expandToViewport
            onChange={({ detail }) =>
              aggregateBy &&
              onChange({ ...explorer, aggregateBy: { ...aggregateBy, func: detail.selectedOption.value ?? "AVG" } })
            }
          />
        </div>
      </FormField>
      <FormField label={t("splitBy")}>
        <Select
          ariaLabel={t("splitBy")}
          options={[none, ...keys]}
          selectedOption={splitBy ? { value: splitBy, label: splitBy } : none}
          expandToViewport
          onChange={({ detail }) => onChange({ ...explorer, splitBy: detail.selectedOption.value || undefined })}
        />
      </FormField>
      <ShownFields explorer={explorer} onChange={onChange} />
    </div>
  );
}

/** The values of a dimension or tag to choose from, each as an explorer's label. */
function labelled({ key, values }: KeyValues) {
  return {
    label: key,
    options: values.map((value) => ({ value: JSON.stringify([key, value]), label: `${key}: ${value}` })),
  };
}

const VIEWS = ["line", "stacked", "number", "bar", "pie"] as const;
const PER_ROW = [1, 2, 3, 4] as const;

/** How the graphs are shown: their kind, and how many stand beside each other. */
function ShownFields({ explorer, onChange }: Pick<Props, "explorer" | "onChange">) {
  const t = useTranslations("explorer");
  const { widgetOptions = {} } = explorer;
  const { view = "timeSeries", stacked, widgetsPerRow = 2 } = widgetOptions;
  const current = view === "timeSeries" ? (stacked ? "stacked" : "line") : view === "singleValue" ? "number" : view;
  const views = VIEWS.map((value) => ({ value, label: t(`views.${value}`) }));
  const rows = PER_ROW.map((count) => ({ value: String(count), label: t("perRow", { count }) }));
  const change = (how: Partial<NonNullable<ExplorerProperties["widgetOptions"]>>) =>
    onChange({ ...explorer, widgetOptions: { ...widgetOptions, ...how } });
  return (
    <>
      <FormField label={t("view")}>
        <Select
          ariaLabel={t("view")}
          options={views}
          selectedOption={views.find(({ value }) => value === current) ?? null}
          onChange={({ detail }) => {
            const chosen = VIEWS.find((one) => one === detail.selectedOption.value) ?? "line";
            const isOverTime = chosen === "line" || chosen === "stacked";
            change({
              view: isOverTime ? "timeSeries" : chosen === "number" ? "singleValue" : chosen,
              stacked: chosen === "stacked",
            });
          }}
        />
      </FormField>
      <FormField label={t("layout")}>
        <Select
          ariaLabel={t("layout")}
          options={rows}
          selectedOption={rows.find(({ value }) => value === String(widgetsPerRow)) ?? null}
          onChange={({ detail }) => change({ widgetsPerRow: Number(detail.selectedOption.value) })}
        />
      </FormField>
    </>
  );
}
