import type { BandOperator, Operator } from "../operators";
import { changeQuery, freeId, nameOfRow, type Subject } from "./draft-subject";

/** The band that a draft compares with. */
export type DraftBand = {
  expression: string;
  /** How many standard deviations wide it is on either side, as it is being written; undefined where the expression is no plain band. */
  width: string | undefined;
};

/** What is watched, and the comparison that goes with it. */
type Compared = Partial<Subject> & { operator: Operator | BandOperator };

/** `ANOMALY_DETECTION_BAND(m1, 2)`; the second argument may be left out, and may be anything while it is being written. */
const PLAIN = /^\s*ANOMALY_DETECTION_BAND\(\s*([a-z]\w*)\s*(?:,([^()]*))?\)\s*$/;

/** AWS's own width, also where the expression says none. */
const USUAL_WIDTH = "2";

export function readBand({ queries, watchedId, bandId }: Subject): DraftBand | undefined {
  const query = queries.find(({ Id }) => Id === bandId);
  if (bandId === undefined || !query) return undefined;
  const { Expression: expression = "" } = query;
  const [, about, width = USUAL_WIDTH] = PLAIN.exec(expression) ?? [];
  return { expression, width: about === watchedId ? width.trim() : undefined };
}

export function bandExpression(id: string, width: string): string {
  return `ANOMALY_DETECTION_BAND(${id}, ${width})`;
}

/** Compares with a band around what is watched instead of a threshold; the label is what people read of the band. */
export function withBand(subject: Subject, label: (name: string) => string): Compared {
  const Id = freeId(subject.queries, "ad");
  const watched = subject.queries.find((query) => query.Id === subject.watchedId);
  const Expression = bandExpression(subject.watchedId, USUAL_WIDTH);
  const band = { Id, Expression, Label: label(watched ? nameOfRow(watched) : Id), ReturnData: true };
  return {
    queries: [...subject.queries, band],
    bandId: Id,
    operator: "LessThanLowerOrGreaterThanUpperThreshold",
  };
}

export function withoutBand({ queries, bandId }: Subject): Compared {
  return { queries: queries.filter(({ Id }) => Id !== bandId), bandId: undefined, operator: "GreaterThanThreshold" };
}

/** A band as wide as the text says, which need not be a number yet. Brackets and commas would make it another expression. */
export function withWidth(subject: Subject, width: string): Partial<Subject> {
  const text = width.replace(/[(),]/g, "");
  return changeQuery(subject, subject.bandId, { Expression: bandExpression(subject.watchedId, text) });
}
