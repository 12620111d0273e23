"use client";

import PropertyFilter, { type PropertyFilterProps } from "@cloudscape-design/components/property-filter";
import { useTranslations } from "next-intl";
import {
  type EventCondition,
  type FoundEvent,
  SEARCH_FIELDS,
  type SearchField,
} from "@/lib/services/trail/model/event";

type Filters = { conditions: EventCondition[]; texts: string[] };

type Props = {
  conditions: readonly EventCondition[];
  texts: readonly string[];
  /** Events that are at hand: their values are suggested. */
  known: readonly FoundEvent[];
  onChange: (filters: Filters) => void;
};

const MOST_SUGGESTIONS = 200;

/** Any combination of attributes, all of which must hold, and words anywhere in the record. */
export function EventFilterBar({ conditions, texts, known, onChange }: Props) {
  const t = useTranslations("cloudtrail.filter");
  const tField = useTranslations("cloudtrail.fields");
  const query: PropertyFilterProps.Query = {
    operation: "and",
    tokens: [
      ...conditions.map(({ field, operator, value }) => ({ propertyKey: field, operator, value })),
      ...texts.map((value) => ({ operator: ":", value })),
    ],
  };
  return (
    <PropertyFilter
      query={query}
      hideOperations
      filteringAriaLabel={t("label")}
      filteringPlaceholder={t("placeholder")}
      filteringProperties={SEARCH_FIELDS.map((field) => ({
        key: field,
        propertyLabel: tField(field),
        groupValuesLabel: t("values", { field: tField(field) }),
        operators: field === "readOnly" ? ["="] : ["=", "!=", ":", "!:"],
      }))}
      filteringOptions={suggestions(known)}
      freeTextFiltering={{ operators: [":"], defaultOperator: ":" }}
      onChange={({ detail }) => onChange(filtersOf(detail))}
    />
  );
}

function filtersOf({ tokens }: PropertyFilterProps.Query): Filters {
  const conditions = tokens.flatMap(({ propertyKey, operator, value }): EventCondition[] => {
    const field = SEARCH_FIELDS.find((candidate) => candidate === propertyKey);
    const isKnown = operator === "=" || operator === "!=" || operator === ":" || operator === "!:";
    return field && isKnown && value ? [{ field, operator, value: String(value) }] : [];
  });
  const texts = tokens.flatMap(({ propertyKey, value }) => (propertyKey === undefined && value ? [String(value)] : []));
  return { conditions, texts };
}

function suggestions(events: readonly FoundEvent[]): PropertyFilterProps.FilteringOption[] {
  const options = new Map<string, PropertyFilterProps.FilteringOption>();
  const add = (propertyKey: SearchField, value: string | undefined) => {
    if (value && options.size < MOST_SUGGESTIONS) options.set(`${propertyKey} ${value}`, { propertyKey, value });
  };
  for (const value of ["false", "true"]) add("readOnly", value);
  for (const event of events) {
    add("eventName", event.eventName);
    add("eventSource", event.eventSource);
    add("userName", event.userName);
    add("errorCode", event.errorCode);
    add("region", event.region);
    add("sourceIp", event.sourceIp);
    add("accessKeyId", event.accessKeyId);
    for (const { type, name } of event.resources) {
      add("resourceType", type);
      add("resourceName", name);
    }
  }
  return [...options.values()];
}
