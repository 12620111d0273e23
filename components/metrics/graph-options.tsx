"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Multiselect from "@cloudscape-design/components/multiselect";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { AxisFields } from "./axis-fields";
import { HorizontalFields } from "./horizontal-fields";
import { VerticalFields } from "./vertical-fields";

type Props = { graph: MetricProperties; onChange: (graph: MetricProperties) => void };

const LEGENDS = ["bottom", "right", "hidden"] as const;
const SUMMARIES = ["MIN", "MAX", "AVG", "SUM"] as const;

/** How the whole graph is drawn: what there is to choose depends on its view. */
export function GraphOptions({ graph, onChange }: Props) {
  const t = useTranslations("metrics.options");
  const { view = "timeSeries", yAxis = {} } = graph;
  const hasAxes = view === "timeSeries" || view === "bar" || view === "gauge";
  const hasNumber = view === "singleValue" || view === "gauge" || view === "bar" || view === "pie";
  const flag = (name: "liveData" | "sparkline" | "setPeriodToTimeRange" | "singleValueFullPrecision") => (
    <Checkbox
      checked={graph[name] ?? false}
      description={t(`${name}Hint`)}
      onChange={({ detail }) => onChange({ ...graph, [name]: detail.checked || undefined })}
    >
      {t(name)}
    </Checkbox>
  );
  return (
    <SpaceBetween size="l">
      <ColumnLayout columns={2}>
        <SpaceBetween size="s">
          <Header variant="h3">{t("graph")}</Header>
          {view !== "table" && (
            <FormField label={t("legend")}>
              <SegmentedControl
                label={t("legend")}
                selectedId={graph.legend?.position ?? "bottom"}
                options={LEGENDS.map((id) => ({ id, text: t(`legends.${id}`) }))}
                onChange={({ detail }) => {
                  const position = LEGENDS.find((id) => id === detail.selectedId);
                  onChange({ ...graph, legend: position === "bottom" ? undefined : { position } });
                }}
              />
            </FormField>
          )}
          {view === "timeSeries" && flag("liveData")}
          {hasNumber && flag("setPeriodToTimeRange")}
          {view === "singleValue" && flag("sparkline")}
          {(view === "pie" || view === "bar") && (
            <Checkbox
              checked={graph.labels?.visible ?? false}
              description={t("labelsHint")}
              onChange={({ detail }) => onChange({ ...graph, labels: detail.checked ? { visible: true } : undefined })}
            >
              {t("labels")}
            </Checkbox>
          )}
          {(view === "singleValue" || view === "table") && flag("singleValueFullPrecision")}
          {view === "table" && <TableFields graph={graph} onChange={onChange} />}
        </SpaceBetween>
        {hasAxes && (
          <SpaceBetween size="s">
            <Header variant="h3">{t(view === "gauge" ? "gauge" : "axes")}</Header>
            <AxisFields
              name={t(view === "gauge" ? "gauge" : "left")}
              axis={yAxis.left ?? {}}
              onChange={(left) => onChange({ ...graph, yAxis: { ...yAxis, left } })}
            />
            {view === "timeSeries" && (
              <AxisFields
                name={t("right")}
                axis={yAxis.right ?? {}}
                onChange={(right) => onChange({ ...graph, yAxis: { ...yAxis, right } })}
              />
            )}
          </SpaceBetween>
        )}
      </ColumnLayout>
      {(view === "timeSeries" || view === "gauge" || view === "table") && (
        <HorizontalFields graph={graph} onChange={onChange} />
      )}
      {view === "timeSeries" && <VerticalFields graph={graph} onChange={onChange} />}
    </SpaceBetween>
  );
}

function TableFields({ graph, onChange }: Props) {
  const t = useTranslations("metrics.options");
  const { table = {} } = graph;
  const change = (how: Partial<NonNullable<MetricProperties["table"]>>) =>
    onChange({ ...graph, table: { ...table, ...how } });
  const options = SUMMARIES.map((value) => ({ value, label: t(`summaries.${value}`) }));
  return (
    <>
      <FormField label={t("layout")}>
        <SegmentedControl
          label={t("layout")}
          selectedId={table.layout ?? "horizontal"}
          options={(["horizontal", "vertical"] as const).map((id) => ({ id, text: t(`layouts.${id}`) }))}
          onChange={({ detail }) => change({ layout: detail.selectedId === "vertical" ? "vertical" : "horizontal" })}
        />
      </FormField>
      <FormField label={t("summaryColumns")}>
        <Multiselect
          options={options}
          selectedOptions={options.filter(({ value }) => table.summaryColumns?.includes(value))}
          placeholder={t("noSummary")}
          expandToViewport
          onChange={({ detail }) =>
            change({
              summaryColumns: SUMMARIES.filter((name) => detail.selectedOptions.some(({ value }) => value === name)),
            })
          }
        />
      </FormField>
      <Checkbox
        checked={table.stickySummary ?? false}
        onChange={({ detail }) => change({ stickySummary: detail.checked })}
      >
        {t("stickySummary")}
      </Checkbox>
      <Checkbox
        checked={table.showTimeSeriesData ?? true}
        onChange={({ detail }) => change({ showTimeSeriesData: detail.checked })}
      >
        {t("showTimeSeriesData")}
      </Checkbox>
      <Checkbox
        checked={graph.yAxis?.left?.showUnits ?? false}
        onChange={({ detail }) =>
          onChange({
            ...graph,
            yAxis: { ...graph.yAxis, left: { ...graph.yAxis?.left, showUnits: detail.checked || undefined } },
          })
        }
      >
        {t("unitsBeside")}
      </Checkbox>
    </>
  );
}
