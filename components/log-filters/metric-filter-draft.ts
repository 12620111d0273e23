import type { MetricFilter, PutMetricFilterRequest, StandardUnit } from "@aws-sdk/client-cloudwatch-logs";

/** A metric filter while it is being written: texts as they stand in their fields. */
export type MetricFilterDraft = {
  name: string;
  pattern: string;
  namespace: string;
  metricName: string;
  value: string;
  defaultValue: string;
  unit: StandardUnit | undefined;
  dimensions: DraftDimension[];
};

export type DraftDimension = { name: string; selector: string };

export const EMPTY_DRAFT: MetricFilterDraft = {
  name: "",
  pattern: "",
  namespace: "",
  metricName: "",
  value: "1",
  defaultValue: "",
  unit: undefined,
  dimensions: [],
};

/** A filter as the API describes it, for editing. */
export function draftOf({
  filterName = "",
  filterPattern = "",
  metricTransformations,
}: MetricFilter): MetricFilterDraft {
  const [transformation] = metricTransformations ?? [];
  return {
    name: filterName,
    pattern: filterPattern,
    namespace: transformation?.metricNamespace ?? "",
    metricName: transformation?.metricName ?? "",
    value: transformation?.metricValue ?? "",
    defaultValue: transformation?.defaultValue?.toString() ?? "",
    unit: transformation?.unit,
    dimensions: Object.entries(transformation?.dimensions ?? {}).map(([name, selector]) => ({ name, selector })),
  };
}

/** What PutMetricFilter is asked; dimensions that nobody filled in are left out. */
export function putInputOf(draft: MetricFilterDraft, logGroupName: string) {
  const dimensions = draft.dimensions.filter(({ name, selector }) => name !== "" || selector !== "");
  return {
    logGroupName,
    filterName: draft.name,
    filterPattern: draft.pattern,
    metricTransformations: [
      {
        metricNamespace: draft.namespace,
        metricName: draft.metricName,
        metricValue: draft.value,
        ...(draft.defaultValue.trim() === "" ? {} : { defaultValue: Number(draft.defaultValue) }),
        ...(draft.unit ? { unit: draft.unit } : {}),
        ...(dimensions.length > 0
          ? { dimensions: Object.fromEntries(dimensions.map(({ name, selector }) => [name, selector])) }
          : {}),
      },
    ],
  } satisfies PutMetricFilterRequest;
}
