"use client";

import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Multiselect from "@cloudscape-design/components/multiselect";
import Select, { type SelectProps } from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import { AGGREGATES, MAX_LIMIT } from "@/lib/languages/metrics-insights/parser";
import { dimensionSetsOf } from "./metric-inventory";
import type { MetricName, TaggedMetricName } from "./metric-name";
import { NumberField } from "./number-field";
import { ConditionRow } from "./query-conditions";
import type { QueryDraft } from "./query-draft";
import { keyOption, keyOptions, readKey } from "./query-keys";
import { metricNames, namespaceNames } from "./query-names";

type Props = {
  draft: QueryDraft;
  /** Everything that there is to choose from. */
  metrics: readonly TaggedMetricName[];
  loading: boolean;
  onChange: (draft: QueryDraft) => void;
};

/** A query of Metrics Insights put together by choosing: the same query that stands as text under it. */
export function QueryBuilder({ draft, metrics, loading, onChange }: Props) {
  const t = useTranslations("metrics.query");
  const change = (how: Partial<QueryDraft>) => onChange({ ...draft, ...how });
  const keys = keyOptions(metrics, draft);
  const sources = sourceOptions(metrics, t("anyDimensions"));
  const source = JSON.stringify([draft.namespace, draft.dimensions ?? null]);
  const status = loading ? "loading" : "finished";
  const option = (value: string): SelectProps.Option => ({ value, label: value });
  const orders = AGGREGATES.flatMap((aggregate) =>
    (["ASC", "DESC"] as const).map((direction) => option(`${aggregate}() ${direction}`)),
  );
  return (
    <div className="grid grid-cols-1 gap-3 md:grid-cols-2 xl:grid-cols-3">
      <FormField label={t("namespace")}>
        <Select
          options={sources}
          selectedOption={draft.namespace === undefined ? null : findSource(sources, source, draft)}
          placeholder={t("chooseNamespace")}
          filteringType="auto"
          statusType={status}
          expandToViewport
          onChange={({ detail }) => {
            const [namespace, dimensions] = JSON.parse(detail.selectedOption.value ?? "[]") as [
              string,
              string[] | null,
            ];
            const same = namespace === draft.namespace;
            change({
              namespace,
              dimensions: dimensions ?? undefined,
              ...(same ? {} : { metricName: undefined, conditions: [], groupBy: [] }),
            });
          }}
        />
      </FormField>
      <FormField label={t("metric")}>
        <div className="grid grid-cols-[7rem_1fr] gap-2">
          <Select
            ariaLabel={t("function")}
            options={AGGREGATES.map(option)}
            selectedOption={option(draft.aggregate)}
            onChange={({ detail }) => {
              const aggregate = AGGREGATES.find((name) => name === detail.selectedOption.value) ?? "AVG";
              // What is ordered by is what is selected, as long as the person has not chosen otherwise.
              const orderBy =
                draft.orderBy?.aggregate === draft.aggregate ? { ...draft.orderBy, aggregate } : draft.orderBy;
              change({ aggregate, orderBy });
            }}
          />
          <Select
            ariaLabel={t("metric")}
            options={metricNames(metrics, draft).map(option)}
            selectedOption={draft.metricName === undefined ? null : option(draft.metricName)}
            placeholder={t("chooseMetric")}
            filteringType="auto"
            statusType={status}
            disabled={draft.namespace === undefined}
            expandToViewport
            onChange={({ detail }) => change({ metricName: detail.selectedOption.value })}
          />
        </div>
      </FormField>
      <FormField label={t("groupBy")}>
        <Multiselect
          options={keys}
          selectedOptions={draft.groupBy.map(keyOption)}
          placeholder={t("noGroup")}
          filteringType="auto"
          expandToViewport
          onChange={({ detail }) => change({ groupBy: detail.selectedOptions.map(({ value }) => readKey(value)) })}
        />
      </FormField>
      <FormField
        label={t("where")}
        secondaryControl={
          <Button
            iconName="add-plus"
            variant="icon"
            ariaLabel={t("addCondition")}
            disabled={keys.length === 0}
            onClick={() =>
              change({
                conditions: [...draft.conditions, { key: readKey(keys[0]?.value), operator: "=", value: "" }],
              })
            }
          />
        }
      >
        <div className="flex flex-col gap-2">
          {draft.conditions.length === 0 && <span className="text-sm text-secondary">{t("noCondition")}</span>}
          {draft.conditions.map((condition, place) => (
            <ConditionRow
              // biome-ignore lint/suspicious/noArrayIndexKey: conditions have nothing else that they are known by.
              key={place}
              condition={condition}
              place={place}
              draft={draft}
              metrics={metrics}
              onChange={(conditions) => change({ conditions })}
            />
          ))}
        </div>
      </FormField>
      <FormField label={t("orderBy")}>
        <Select
          options={[{ value: "", label: t("noOrder") }, ...orders]}
          selectedOption={
            draft.orderBy
              ? option(`${draft.orderBy.aggregate}() ${draft.orderBy.direction}`)
              : { value: "", label: t("noOrder") }
          }
          expandToViewport
          onChange={({ detail }) => {
            const [aggregate, direction] = (detail.selectedOption.value ?? "").split("() ");
            const chosen = AGGREGATES.find((name) => name === aggregate);
            change({ orderBy: chosen && { aggregate: chosen, direction: direction === "DESC" ? "DESC" : "ASC" } });
          }}
        />
      </FormField>
      <FormField label={t("limit")} constraintText={t("limitHint", { most: MAX_LIMIT })}>
        <NumberField
          label={t("limit")}
          value={draft.limit}
          onChange={(limit) =>
            change({ limit: limit === undefined ? undefined : Math.min(MAX_LIMIT, Math.max(1, Math.floor(limit))) })
          }
        />
      </FormField>
    </div>
  );
}

/** Namespaces, each alone and with the sets of dimensions that its metrics have. */
function sourceOptions(metrics: readonly MetricName[], any: string): SelectProps.OptionGroup[] {
  return namespaceNames(metrics).map((namespace) => {
    const sets = dimensionSetsOf(metrics.filter((metric) => metric.namespace === namespace));
    return {
      label: namespace,
      options: [
        { value: JSON.stringify([namespace, null]), label: namespace, description: any },
        ...sets
          .filter(({ dimensions }) => dimensions.length > 0)
          .map(({ dimensions }) => ({
            value: JSON.stringify([namespace, dimensions]),
            label: `${namespace} > ${dimensions.join(", ")}`,
          })),
      ],
    };
  });
}

function findSource(
  groups: SelectProps.OptionGroup[],
  value: string,
  { namespace = "", dimensions }: QueryDraft,
): SelectProps.Option {
  const found = groups.flatMap(({ options }) => options).find((option) => option.value === value);
  return found ?? { value, label: [namespace, ...(dimensions ? [dimensions.join(", ")] : [])].join(" > ") };
}
