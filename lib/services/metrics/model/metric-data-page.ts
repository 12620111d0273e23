import type { MessageData, MetricDataResult } from "@aws-sdk/client-cloudwatch";
import type { DataPoint } from "./aggregate";
import type { MetricDataQuestion } from "./get-metric-data";

/** One line of an answer: its values oldest first, and what there is to say about them. */
export type Answered = {
  id: string;
  label: string;
  points: readonly DataPoint[];
  messages: MessageData[];
  forbidden: boolean;
  /** The unit that the values were sent in, of a metric that has any. */
  unit?: string | undefined;
  /** Something is missing that no further page will bring. */
  isPartial?: boolean;
};

/** Where a page ended: the line's place among all, and how many of its values were handed out. */
export type MetricDataPosition = { query: number; values: number };

/** The results of one page that begins at `position`, with at most `maxDatapoints` values, and where the next begins. */
export function metricDataPage(
  { ascending, maxDatapoints }: Pick<MetricDataQuestion, "ascending" | "maxDatapoints">,
  answers: readonly Answered[],
  position: MetricDataPosition,
): { results: MetricDataResult[]; next: MetricDataPosition | undefined } {
  const results: MetricDataResult[] = [];
  // Lines of one question have the same moments: one object serves them all.
  const dates = new Map<number, Date>();
  let left = maxDatapoints;
  for (let place = position.query; place < answers.length; place += 1) {
    const answer = answers[place];
    if (!answer) break;
    const skipped = place === position.query ? position.values : 0;
    if (left === 0 && answer.points.length > 0) return { results, next: { query: place, values: 0 } };
    const ordered = ascending ? answer.points : answer.points.toReversed();
    const shown = ordered.slice(skipped, skipped + left);
    const isCut = skipped + shown.length < ordered.length;
    results.push(resultOf(answer, shown, isCut, dates));
    if (isCut) return { results, next: { query: place, values: skipped + shown.length } };
    left -= shown.length;
  }
  return { results, next: undefined };
}

function resultOf(
  answer: Answered,
  shown: readonly DataPoint[],
  isCut: boolean,
  dates: Map<number, Date>,
): MetricDataResult {
  const isPartial = isCut || answer.isPartial;
  return {
    Id: answer.id,
    Label: answer.label,
    Timestamps: shown.map(({ at }) => dateOf(at, dates)),
    Values: shown.map(({ value }) => value),
    StatusCode: answer.forbidden ? "Forbidden" : isPartial ? "PartialData" : "Complete",
    ...(answer.messages.length > 0 ? { Messages: answer.messages } : {}),
  };
}

function dateOf(at: number, dates: Map<number, Date>): Date {
  const known = dates.get(at);
  if (known) return known;
  const date = new Date(at);
  dates.set(at, date);
  return date;
}
