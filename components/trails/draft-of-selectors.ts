import type { AdvancedEventSelector, AdvancedFieldSelector, EventSelector } from "@aws-sdk/client-cloudtrail";
import {
  type AdvancedDraft,
  type FieldDraft,
  KMS,
  NEW_SELECTORS,
  OPERATORS,
  RDS_DATA,
  type SelectorDraft,
} from "./selector-draft";

/**
 * The selectors of a trail as a form shows them. Several basic ones, which one form of basic fields cannot hold, are shown as
 * the advanced ones that mean the same.
 */
export function selectorDraftOf({
  EventSelectors = [],
  AdvancedEventSelectors,
}: {
  EventSelectors?: EventSelector[] | undefined;
  AdvancedEventSelectors?: AdvancedEventSelector[] | undefined;
}): SelectorDraft {
  if (AdvancedEventSelectors && AdvancedEventSelectors.length > 0) return ofAdvanced(AdvancedEventSelectors);
  const [only, ...others] = EventSelectors;
  if (!only) return NEW_SELECTORS;
  if (others.length > 0) return ofAdvanced(EventSelectors.flatMap(advancedOf));
  const { ReadWriteType = "All", IncludeManagementEvents = true, DataResources = [] } = only;
  const excludes = only.ExcludeManagementEventSources ?? [];
  return {
    ...NEW_SELECTORS,
    management: IncludeManagementEvents,
    read: ReadWriteType !== "WriteOnly",
    write: ReadWriteType !== "ReadOnly",
    excludeKms: excludes.includes(KMS),
    excludeRds: excludes.includes(RDS_DATA),
    data: DataResources.length > 0,
    basic:
      DataResources.length > 0
        ? DataResources.map(({ Type = "", Values = [] }) => ({ type: Type, values: Values.join("\n") }))
        : NEW_SELECTORS.basic,
  };
}

function ofAdvanced(selectors: readonly AdvancedEventSelector[]): SelectorDraft {
  const plain = selectors.map(plainManagement);
  const index = plain.findIndex((found) => found !== undefined);
  const rest = selectors.filter((_, place) => place !== index);
  return {
    ...NEW_SELECTORS,
    management: false,
    ...(plain[index] ?? {}),
    data: rest.length > 0,
    mode: "advanced",
    advanced: rest.length > 0 ? rest.map(advancedDraft) : NEW_SELECTORS.advanced,
  };
}

/** A selector of management events that the form's checkboxes can say; undefined for any other. */
function plainManagement({ FieldSelectors = [] }: AdvancedEventSelector): Partial<SelectorDraft> | undefined {
  const of = (name: string) => FieldSelectors.find(({ Field }) => Field === name);
  if (of("eventCategory")?.Equals?.[0] !== "Management") return undefined;
  const { Equals: readOnly } = of("readOnly") ?? {};
  const { NotEquals: sources = [], Field: _, ...others } = of("eventSource") ?? {};
  const isKnown = FieldSelectors.every(({ Field = "" }) =>
    ["eventCategory", "readOnly", "eventSource"].includes(Field),
  );
  const isPlain = Object.values(others).every((values) => values === undefined);
  if (!isKnown || !isPlain || sources.some((source) => source !== KMS && source !== RDS_DATA)) return undefined;
  return {
    management: true,
    read: readOnly?.[0] !== "false",
    write: readOnly?.[0] !== "true",
    excludeKms: sources.includes(KMS),
    excludeRds: sources.includes(RDS_DATA),
  };
}

function advancedDraft({ Name = "", FieldSelectors = [] }: AdvancedEventSelector): AdvancedDraft {
  const fields = FieldSelectors.flatMap(({ Field = "", ...operators }) =>
    OPERATORS.flatMap((operator) => {
      const values = operators[operator];
      return values ? [{ field: Field, operator, values: values.join("\n") }] : [];
    }),
  );
  const isData = ({ field, values }: FieldDraft) => field === "eventCategory" && values === "Data";
  return { name: Name, fields: fields.filter((field) => !isData(field)) };
}

/** A basic selector as the advanced ones that mean the same: one for management events, one for each type of data. */
function advancedOf(selector: EventSelector): AdvancedEventSelector[] {
  const { ReadWriteType = "All", IncludeManagementEvents = true, DataResources = [] } = selector;
  const readOnly: AdvancedFieldSelector[] =
    ReadWriteType === "All" ? [] : [{ Field: "readOnly", Equals: [String(ReadWriteType === "ReadOnly")] }];
  const sources = selector.ExcludeManagementEventSources ?? [];
  const management: AdvancedFieldSelector[] = [
    { Field: "eventCategory", Equals: ["Management"] },
    ...readOnly,
    ...(sources.length > 0 ? [{ Field: "eventSource", NotEquals: sources }] : []),
  ];
  return [
    ...(IncludeManagementEvents ? [{ FieldSelectors: management }] : []),
    ...DataResources.map(({ Type = "", Values = [] }) => ({
      FieldSelectors: [
        { Field: "eventCategory", Equals: ["Data"] },
        { Field: "resources.type", Equals: [Type] },
        ...readOnly,
        ...(Values.some((value) => /^arn:[a-z-]+:(s3|lambda|dynamodb)(:::)?$/.test(value))
          ? []
          : [{ Field: "resources.ARN", StartsWith: Values }]),
      ],
    })),
  ];
}
