import type { MetricDatum } from "@aws-sdk/client-cloudwatch";
import type { Context } from "@/lib/platform/operation";
import type { Destination } from "../model/destination";

type Counts = { arrived: boolean; bytes?: number; records?: number; ageSeconds?: number };

/**
 * Counts an attempt as Firehose does, in the transaction that settles it (Firehose Developer Guide, "Monitor Amazon Data Firehose
 * with CloudWatch metrics").
 */
export async function deliveryMetrics(
  context: Context,
  stream: string,
  { kind }: Destination,
  { arrived, bytes, records, ageSeconds }: Counts,
): Promise<void> {
  const prefix = kind === "http" ? "DeliveryToHttpEndpoint" : "DeliveryToS3";
  const datum = (name: string, Value: number | undefined, Unit: MetricDatum["Unit"]) =>
    Value === undefined
      ? []
      : [
          {
            Namespace: "AWS/Firehose",
            Datum: {
              MetricName: `${prefix}.${name}`,
              Dimensions: [{ Name: "DeliveryStreamName", Value: stream }],
              Timestamp: context.now,
              Value,
              Unit,
            },
          },
        ];
  const Data = [
    ...datum("Success", arrived ? 1 : 0, "Count"),
    ...datum("Bytes", bytes, "Bytes"),
    ...datum("Records", records, "Count"),
    ...datum("DataFreshness", ageSeconds, "Seconds"),
  ];
  await context.invoke("cloudwatch:RecordMetricData", { Data });
}
