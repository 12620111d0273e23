"use client";

import type { MetricFilter } from "@aws-sdk/client-cloudwatch-logs";
import { useTranslations } from "next-intl";
import { Timestamp } from "@/components/console/timestamp";
import type { ResourceColumn } from "@/components/tables/resource-table";
import { draftOf, type MetricFilterDraft } from "./metric-filter-draft";
import { PatternText } from "./pattern-text";

/** The columns of a list of metric filters. */
export function useMetricFilterColumns(): ResourceColumn<MetricFilter>[] {
  const t = useTranslations("log-filters.metric");
  const of = (id: string, header: string, text: (draft: MetricFilterDraft) => string): ResourceColumn<MetricFilter> => {
    const value = (filter: MetricFilter) => text(draftOf(filter));
    return { id, header, cell: (filter) => value(filter) || "-", text: value };
  };
  return [
    { ...of("name", t("name"), ({ name }) => name), isRowHeader: true, width: 200 },
    {
      id: "pattern",
      header: t("pattern"),
      cell: ({ filterPattern = "" }) => <PatternText pattern={filterPattern} />,
      text: ({ filterPattern = "" }) => filterPattern,
      width: 300,
    },
    { ...of("metric", t("metric"), ({ namespace, metricName }) => `${namespace} / ${metricName}`), width: 220 },
    of("value", t("value"), ({ value }) => value),
    of("default", t("default"), ({ defaultValue }) => defaultValue),
    of("unit", t("unit"), ({ unit }) => unit ?? ""),
    of("dimensions", t("dimensions"), ({ dimensions }) =>
      dimensions.map(({ name, selector }) => `${name}: ${selector}`).join(", "),
    ),
    {
      id: "created",
      header: t("created"),
      cell: ({ creationTime = 0 }) => <Timestamp value={new Date(creationTime)} />,
      order: ({ creationTime = 0 }) => creationTime,
      initiallyHidden: true,
    },
  ];
}
