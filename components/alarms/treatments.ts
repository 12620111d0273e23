import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";

/** AWS's treatments of missing data, in the order of its console. */
export const TREATMENTS = ["missing", "notBreaching", "ignore", "breaching"] as const;
export type TreatmentName = (typeof TREATMENTS)[number];

/** The treatment of an alarm; without one it is "missing" (API Reference, "PutMetricAlarm"). */
export function treatmentOf({ TreatMissingData }: Pick<MetricAlarm, "TreatMissingData">): TreatmentName {
  return TREATMENTS.find((treatment) => treatment === TreatMissingData) ?? "missing";
}
