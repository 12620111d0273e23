import type { Ask } from "@/lib/console/use-ask";
import type { DashboardBody, Variable } from "@/lib/services/dashboards/model/body";
import {
  type VariableChoice,
  type VariableChoices,
  writtenChoices,
} from "@/lib/services/dashboards/model/variable-choices";
import { populatedChoices, variableQuestion } from "@/lib/services/dashboards/model/variable-search";
import { refusalOf } from "../read-graphs";

/** A search looks through so many metrics; the choices of one who has more are the first of them. */
const MOST_METRICS = 5000;

/** What each variable of a dashboard can be set to: what stands in its body, and what its search finds among the metrics. */
export async function readVariableChoices(ask: Ask, { variables = [] }: DashboardBody): Promise<VariableChoices> {
  const found = await Promise.all(
    variables.map(async (variable) => [variable.id, [...writtenChoices(variable), ...(await searched(ask, variable))]]),
  );
  return Object.fromEntries(found);
}

/** Who may not list metrics has the written choices alone. */
async function searched(ask: Ask, variable: Variable): Promise<VariableChoice[]> {
  const question = variableQuestion(variable);
  if (!question) return [];
  const metrics = [];
  try {
    let token: string | undefined;
    do {
      const page = await ask("cloudwatch:ListMetrics", {
        Namespace: question.namespace,
        MetricName: question.metricName,
        NextToken: token,
      });
      metrics.push(...(page.Metrics ?? []));
      token = page.NextToken;
    } while (token !== undefined && metrics.length < MOST_METRICS);
  } catch (error) {
    refusalOf(error);
  }
  return populatedChoices(question, metrics);
}
