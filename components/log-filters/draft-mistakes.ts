import { metricFilterMistake } from "@/lib/services/logs/model/metric-filter";
import { type MetricFilterDraft, putInputOf } from "./metric-filter-draft";

export type DraftField = "pattern" | "name" | "namespace" | "metricName" | "value" | "defaultValue" | "dimensions";

/** What is wrong with a field: AWS's own words, or one of our texts. */
export type Mistake = { said: string } | { text: "nameRules" | "notNumber" };

/** The first mistake of a draft, by the rules that the API itself goes by; undefined when it would be taken. */
export function mistakeOf(draft: MetricFilterDraft): { field: DraftField; mistake: Mistake } | undefined {
  if (!/^[^:*]{1,512}$/.test(draft.name)) return { field: "name", mistake: { text: "nameRules" } };
  if (draft.defaultValue.trim() !== "" && !Number.isFinite(Number(draft.defaultValue))) {
    return { field: "defaultValue", mistake: { text: "notNumber" } };
  }
  const said = metricFilterMistake(draft.name, draft.pattern, putInputOf(draft, ""));
  return said === undefined ? undefined : { field: fieldOf(said), mistake: { said } };
}

/** The message names what it is about. */
function fieldOf(message: string): DraftField {
  if (message.includes("dimension")) return "dimensions";
  if (message.includes("metric value")) return "value";
  if (message.includes("metric namespace")) return "namespace";
  if (message.includes("metric name")) return "metricName";
  return "pattern";
}
