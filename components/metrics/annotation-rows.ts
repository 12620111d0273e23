import type { Annotations, MetricProperties } from "@/lib/services/dashboards/model/body";

/** Across the graph at a value, or up it at a moment. */
export type Kind = "horizontal" | "vertical";
type Entry<K extends Kind> = NonNullable<Annotations[K]>[number];
/** A line, or the first of the two that hold a band. */
export type Line<K extends Kind> = Exclude<Entry<K>, unknown[]>;

/** An annotation as people set it: a line, and with `other` the second edge of a band. */
export type AnnotationRow<K extends Kind> = { line: Line<K>; other: Line<K> | undefined };

/** The annotations of a graph, each as a line and, for a band, its other edge. */
export function annotationRows<K extends Kind>(graph: MetricProperties, kind: K): AnnotationRow<K>[] {
  const entries = (graph.annotations?.[kind] ?? []) as Entry<K>[];
  return entries.flatMap((entry): AnnotationRow<K>[] => {
    const [line, other] = (Array.isArray(entry) ? entry : [entry]) as Line<K>[];
    return line ? [{ line, other }] : [];
  });
}

/** The graph with these annotations; without any the member is left out. */
export function withAnnotationRows<K extends Kind>(
  graph: MetricProperties,
  kind: K,
  rows: readonly AnnotationRow<K>[],
): MetricProperties {
  const entries = rows.map(({ line, other }) => (other ? [bare(line), bare(other)] : bare(line)));
  const annotations = { ...graph.annotations, [kind]: entries.length > 0 ? entries : undefined };
  const isEmpty = Object.values(annotations).every((value) => value === undefined);
  return { ...graph, annotations: isEmpty ? undefined : (annotations as Annotations) };
}

/** Members that say nothing are left out. */
function bare<L extends object>(line: L): L {
  return Object.fromEntries(Object.entries(line).filter(([, value]) => value !== undefined && value !== "")) as L;
}
