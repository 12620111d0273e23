"use server";

import type { AnomalyDetectorConfiguration, SingleMetricAnomalyDetector } from "@aws-sdk/client-cloudwatch";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";

/** Tells the model of a metric what to leave out and by whose clock to learn. */
export async function saveAnomalyModel(
  metric: SingleMetricAnomalyDetector,
  Configuration: AnomalyDetectorConfiguration,
): Promise<ActionAnswer<unknown>> {
  return perform("cloudwatch:PutAnomalyDetector", { SingleMetricAnomalyDetector: metric, Configuration });
}

/** Gives the model of a metric up. Its band goes on, by the usual settings. */
export async function deleteAnomalyModel(metric: SingleMetricAnomalyDetector): Promise<ActionAnswer<unknown>> {
  return perform("cloudwatch:DeleteAnomalyDetector", { SingleMetricAnomalyDetector: metric });
}
