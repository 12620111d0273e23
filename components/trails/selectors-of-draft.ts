import type { AdvancedEventSelector, AdvancedFieldSelector, EventSelector } from "@aws-sdk/client-cloudtrail";
import { type AdvancedDraft, KMS, linesOf, RDS_DATA, type SelectorDraft } from "./selector-draft";

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
