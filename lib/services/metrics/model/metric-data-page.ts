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

/**
 * Where a page ended: the line's place among all, and the moment (in milliseconds) of its last value that was handed out. Points
 * that come between two pages move no value from one to the other.
 */
export type MetricDataPosition = { query: number; last?: number };

/** The points of the line at a position that are still to be handed out, oldest first. */
export function pointsLeft(
  points: readonly DataPoint[],
  last: number | undefined,
  ascending: boolean,
): readonly DataPoint[] {
  if (last === undefined) return points;
  const at = points.findIndex((point) => (ascending ? point.at > last : point.at >= last));
  if (ascending) return at === -1 ? [] : points.slice(at);
  return at === -1 ? points : points.slice(0, at);
}

/** The results of one page that begins at `position`, with at most `maxDatapoints` values, and where the next begins. */
export function metricDataPage(
  { ascending, maxDatapoints }: Pick<MetricDataQuestion, "ascending" | "maxDatapoints">,
  answers: readonly Answered[],
  position: MetricDataPosition,
): { results: MetricDataResult[]; next: MetricDataPosition | undefined } {
  const results: MetricDataResult[] = [];
  let left = maxDatapoints;
  for (let place = position.query; place < answers.length; place += 1) {
    const answer = answers[place];
    if (!answer) break;
    const points = place === position.query ? pointsLeft(answer.points, position.last, ascending) : answer.points;
    const held = points.length;
    if (left === 0 && answer.points.length > 0) return { results, next: { query: place } };
    const shown = Math.min(left, held);
    const pointAt = (index: number) => points[ascending ? index : held - 1 - index];
    results.push({ ...resultOf(answer, shown < held), ...valuesOf(shown, pointAt, results.at(-1)?.Timestamps) });
    if (shown < held) return { results, next: { query: place, last: pointAt(shown - 1)?.at ?? 0 } };
    left -= shown;
  }
  return { results, next: undefined };
}

function resultOf(answer: Answered, isCut: boolean): MetricDataResult {
  const isPartial = isCut || answer.isPartial;
  return {
    Id: answer.id,
    Label: answer.label,
    StatusCode: answer.forbidden ? "Forbidden" : isPartial ? "PartialData" : "Complete",
    ...(answer.messages.length > 0 ? { Messages: answer.messages } : {}),
  };
}

/** Neighbours mostly have the same moments: one object serves a whole question, whose answer may have a hundred thousand. */
function valuesOf(
  count: number,
  pointAt: (index: number) => DataPoint | undefined,
  neighbours: readonly Date[] = [],
): Required<Pick<MetricDataResult, "Timestamps" | "Values">> {
  const Timestamps = new Array<Date>(count);
  const Values = new Array<number>(count);
  for (let index = 0; index < count; index += 1) {
    const { at, value } = pointAt(index) ?? NO_POINT;
    const known = neighbours[index];
    Timestamps[index] = known?.getTime() === at ? known : new Date(at);
    Values[index] = value;
  }
  return { Timestamps, Values };
}

const NO_POINT: DataPoint = { at: Number.NaN, value: Number.NaN };
