"use client";

import PropertyFilter, { type PropertyFilterProps } from "@cloudscape-design/components/property-filter";
import { useTranslations } from "next-intl";
import {
  type EventCondition,
  type FoundEvent,
  SEARCH_FIELDS,
  SEARCH_OPERATORS,
  type SearchField,
} from "@/lib/services/trail/model/event";

type Filters = { conditions: EventCondition[]; texts: string[]; matchAny: boolean };

type Props = {
  conditions: readonly EventCondition[];
  texts: readonly string[];
  matchAny: boolean;
  /** Events that are at hand: their values are suggested. */
  known: readonly FoundEvent[];
  onChange: (filters: Filters) => void;
};

const MOST_SUGGESTIONS = 200;

/** Any combination of attributes and of words anywhere in the record, of which all must hold or any. */
export function EventFilterBar({ conditions, texts, matchAny, known, onChange }: Props) {
  const t = useTranslations("cloudtrail.filter");
  const tField = useTranslations("cloudtrail.fields");
  const query: PropertyFilterProps.Query = {
    operation: matchAny ? "or" : "and",
    tokens: [
      ...conditions.map(({ field, operator, value }) => ({ propertyKey: field, operator, value })),
      ...texts.map((value) => ({ operator: ":", value })),
    ],
  };
  return (
    <PropertyFilter
      query={query}
      filteringAriaLabel={t("label")}
      filteringPlaceholder={t("placeholder")}
      filteringProperties={SEARCH_FIELDS.map((field) => ({
        key: field,
        propertyLabel: tField(field),
        groupValuesLabel: t("values", { field: tField(field) }),
        operators: field === "readOnly" ? ["="] : [...SEARCH_OPERATORS],
      }))}
      filteringOptions={suggestions(known)}
      freeTextFiltering={{ operators: [":"], defaultOperator: ":" }}
      onChange={({ detail }) => onChange(filtersOf(detail))}
    />
  );
}

function filtersOf({ tokens, operation }: PropertyFilterProps.Query): Filters {
  const conditions = tokens.flatMap(({ propertyKey, operator: sign, value }): EventCondition[] => {
    const field = SEARCH_FIELDS.find((candidate) => candidate === propertyKey);
    const operator = SEARCH_OPERATORS.find((candidate) => candidate === sign);
    return field && operator && value ? [{ field, operator, value: String(value) }] : [];
  });
  const texts = tokens.flatMap(({ propertyKey, value }) => (propertyKey === undefined && value ? [String(value)] : []));
  return { conditions, texts, matchAny: operation === "or" && tokens.length > 1 };
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
