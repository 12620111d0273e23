import type { MessageData } from "@aws-sdk/client-cloudwatch";
import { pointsOf } from "@/lib/languages/metric-math/series";
import type { Context } from "@/lib/platform/operation";
import type { MetricDataQuestion } from "../../model/get-metric-data";
import { type LabelSetting, labelsOf } from "../../model/label";
import { mathAnswers } from "../../model/math-answer";
import type { Answered } from "../../model/metric-data-page";
import { unitOfStatistic } from "../../model/statistic";
import { isForeign, unitMessages } from "./plain";
import { type Worked, workOut } from "./work-out";

/** The lines of a question, and what there is to say of all of them. */
export type Answers = { answers: Answered[]; messages: MessageData[] };

/** The lines of a question with expressions: everything that is needed is read first, then worked out. */
export async function mathAnswersTo(
  context: Context,
  { queries, asked }: MetricDataQuestion,
  setting: LabelSetting,
): Promise<Answers> {
  const worked = await workOut(context, queries, asked, setting);
  const { plan, units, partial } = worked;
  const forbidden = plan.touchedBy(queries.filter((query) => isForeign(context, query)).map(({ id }) => id));
  const metricLabels = labelsOfMetrics(worked, forbidden, setting);
  const answers = queries.flatMap((query): Answered[] => {
    const { id, label, returnData } = query;
    if (!returnData) return [];
    if (forbidden.has(id)) return [{ id, label: label ?? id, points: [], messages: [], forbidden: true }];
    const found = mathAnswers(query, worked.valueOf(id), setting);
    if (query.kind !== "metric") return found.map((answer) => ({ ...answer, isPartial: partial.has(id) }));
    return found.map((answer) => ({
      ...answer,
      label: metricLabels.get(id) ?? id,
      unit: unitOfStatistic(query.statistic, units.get(id)?.[0]),
      messages: unitMessages(units.get(id) ?? []),
    }));
  });
  const exceeded = { Code: "MaxMetricsExceeded", Value: "Maximum number of allowed metrics exceeded" };
  return { answers, messages: partial.size > 0 ? [exceeded] : [] };
}

/** Metrics have the labels that they have among themselves. */
function labelsOfMetrics(
  { plan, ...worked }: Worked,
  forbidden: ReadonlySet<string>,
  setting: LabelSetting,
): Map<string, string> {
  const metrics = plan.queries
    .filter((query) => query.kind === "metric")
    .filter(({ id, returnData }) => returnData && !forbidden.has(id));
  const labels = labelsOf(
    metrics.map((query) => {
      const value = worked.valueOf(query.id);
      return { ...query, points: value.kind === "series" ? pointsOf(value.series) : [] };
    }),
    setting,
  );
  return new Map(metrics.map(({ id }, index) => [id, labels[index] ?? id]));
}
