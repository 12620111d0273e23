import type { Key } from "@/lib/languages/metrics-insights/ast";
import type { TaggedMetricName } from "./metric-name";
import type { QueryDraft } from "./query-draft";
import { keyText, queryKeys } from "./query-names";

/** A key of a query as a list of choices holds it: a tag may be called as a dimension is. */
export function keyOption(key: Key): { value: string; label: string } {
  return { value: JSON.stringify([key.kind, key.name]), label: keyText(key) };
}

/** Every key that the metrics of a query have. */
export function keyOptions(metrics: readonly TaggedMetricName[], draft: QueryDraft) {
  return queryKeys(metrics, draft).map(keyOption);
}

/** The key of a chosen option. */
export function readKey(value = '["dimension",""]'): Key {
  const [kind, name] = JSON.parse(value) as [Key["kind"], string];
  return { kind, name };
}
