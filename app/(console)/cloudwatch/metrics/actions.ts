"use server";

import type { AnomalyDetectorConfiguration } from "@aws-sdk/client-cloudwatch";
import type { ModelSubject } from "@/components/metrics/model-subject";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";

/** Tells the model of a metric or expression what to leave out and by whose clock to learn. */
export async function saveAnomalyModel(
  subject: ModelSubject,
  Configuration: AnomalyDetectorConfiguration,
): Promise<ActionAnswer<unknown>> {
  return perform("cloudwatch:PutAnomalyDetector", { ...subject, Configuration });
}

/** Gives the model of a metric or expression up. Its band goes on, by the usual settings. */
export async function deleteAnomalyModel(subject: ModelSubject): Promise<ActionAnswer<unknown>> {
  return perform("cloudwatch:DeleteAnomalyDetector", subject);
}
