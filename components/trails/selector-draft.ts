import type { AdvancedEventSelector, AdvancedFieldSelector, EventSelector } from "@aws-sdk/client-cloudtrail";

/** One condition of an advanced selector as a form holds it; values are lines. */
export type FieldDraft = { field: string; operator: Operator; values: string };
export type AdvancedDraft = { name: string; fields: FieldDraft[] };
/** Data events by basic selectors: a type and the beginnings of ARNs, one a line. */
export type BasicDraft = { type: string; values: string };

/** Which events a trail is to log. */
export type SelectorDraft = {
  management: boolean;
  read: boolean;
  write: boolean;
  excludeKms: boolean;
  excludeRds: boolean;
  data: boolean;
  mode: "basic" | "advanced";
  basic: BasicDraft[];
  advanced: AdvancedDraft[];
};

export const OPERATORS = ["Equals", "NotEquals", "StartsWith", "NotStartsWith", "EndsWith", "NotEndsWith"] as const;
export type Operator = (typeof OPERATORS)[number];

/** What advanced selectors of data events can ask (CloudTrail API Reference, "AdvancedFieldSelector"). */
export const FIELDS = [
  "resources.type",
  "resources.ARN",
  "readOnly",
  "eventName",
  "eventSource",
  "eventType",
  "userIdentity.arn",
  "sessionCredentialFromConsole",
  "eventCategory",
] as const;

/** The types of basic selectors, and further ones whose data events Mirante records. */
export const BASIC_TYPES = ["AWS::S3::Object", "AWS::Lambda::Function", "AWS::DynamoDB::Table"] as const;
export const DATA_TYPES = [...BASIC_TYPES, "AWS::Logs::LogGroup", "AWS::CloudWatch::Metric", "AWS::Events::EventBus"];

const KMS = "kms.amazonaws.com";
const RDS_DATA = "rdsdata.amazonaws.com";

/** What a new trail logs: every management event. */
export const NEW_SELECTORS: SelectorDraft = {
  management: true,
  read: true,
  write: true,
  excludeKms: false,
  excludeRds: false,
  data: false,
  mode: "basic",
  basic: [{ type: "AWS::S3::Object", values: "arn:aws:s3" }],
  advanced: [{ name: "", fields: [{ field: "resources.type", operator: "Equals", values: "AWS::S3::Object" }] }],
};

export type Selectors =
  | { EventSelectors: EventSelector[]; AdvancedEventSelectors?: undefined }
  | { AdvancedEventSelectors: AdvancedEventSelector[]; EventSelectors?: undefined };

/** The draft as PutEventSelectors takes it. */
export function selectorsOf(draft: SelectorDraft): Selectors {
  if (draft.data && draft.mode === "advanced") {
    const management = draft.management ? [managementSelector(draft)] : [];
    return { AdvancedEventSelectors: [...management, ...draft.advanced.map(advancedSelector)] };
  }
  return {
    EventSelectors: [
      {
        ReadWriteType: readWrite(draft),
        IncludeManagementEvents: draft.management,
        DataResources: draft.data
          ? draft.basic.map(({ type, values }) => ({ Type: type, Values: linesOf(values) }))
          : [],
        ExcludeManagementEventSources: draft.management ? excluded(draft) : [],
      },
    ],
  };
}

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

/** Lines without the blank ones. */
export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

function readWrite({ read, write }: SelectorDraft): EventSelector["ReadWriteType"] {
  if (read && write) return "All";
  return read ? "ReadOnly" : "WriteOnly";
}

function excluded({ excludeKms, excludeRds }: SelectorDraft): string[] {
  return [...(excludeKms ? [KMS] : []), ...(excludeRds ? [RDS_DATA] : [])];
}

function managementSelector(draft: SelectorDraft): AdvancedEventSelector {
  const sources = excluded(draft);
  const FieldSelectors: AdvancedFieldSelector[] = [{ Field: "eventCategory", Equals: ["Management"] }];
  if (draft.read !== draft.write) FieldSelectors.push({ Field: "readOnly", Equals: [String(draft.read)] });
  if (sources.length > 0) FieldSelectors.push({ Field: "eventSource", NotEquals: sources });
  return { Name: "Management events", FieldSelectors };
}

/** Conditions on one field are one field selector with several operators; the category is data unless another is given. */
function advancedSelector({ name, fields }: AdvancedDraft): AdvancedEventSelector {
  const byField = new Map<string, AdvancedFieldSelector>();
  if (!fields.some(({ field }) => field === "eventCategory")) {
    byField.set("eventCategory", { Field: "eventCategory", Equals: ["Data"] });
  }
  for (const { field, operator, values } of fields) {
    const present = byField.get(field) ?? { Field: field };
    byField.set(field, { ...present, [operator]: [...(present[operator] ?? []), ...linesOf(values)] });
  }
  return { ...(name.trim() ? { Name: name.trim() } : {}), FieldSelectors: [...byField.values()] };
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
