import type { MetricDatum } from "@aws-sdk/client-cloudwatch";
import type { Caller } from "@/lib/platform/caller";
import { isAwsError } from "@/lib/platform/errors";
import type { NamespaceData } from "./metric-data";
import { statusOf } from "./status";

export type Desk = { dispatch: (caller: Caller, action: string, input: object) => Promise<unknown> };

type Keeper = { desk: Desk; caller: Caller; rejected: Map<string, number> };

/** A call of PutMetricData takes so many data (API reference). */
const DATA_A_CALL = 1000;

/** What is wrong with a point is told and keeps no other from being kept; what is wrong with the caller ends the request. */
export async function keep(keeper: Keeper, { namespace, values, points }: NamespaceData): Promise<void> {
  for (let from = 0; from < values.length; from += DATA_A_CALL) {
    await putValues(keeper, namespace, values.slice(from, from + DATA_A_CALL));
  }
  if (points.length === 0) return;
  const { desk, caller } = keeper;
  const input = { Namespace: namespace, Points: points };
  const answer = await desk.dispatch(caller, "cloudwatch:PutTelemetryMetricData", input);
  for (const { message, points: count } of (answer as TelemetryAnswer).Rejected) reject(keeper, message, count);
}

type TelemetryAnswer = { Rejected: { message: string; points: number }[] };

/** CloudWatch takes all data of a call or none, so what it refuses is halved until the wrong ones stand alone. */
async function putValues(keeper: Keeper, Namespace: string, MetricData: MetricDatum[]): Promise<void> {
  const { desk, caller } = keeper;
  try {
    await desk.dispatch(caller, "cloudwatch:PutMetricData", { Namespace, MetricData });
  } catch (thrown) {
    if (!isAwsError(thrown) || statusOf(thrown) !== 400) throw thrown;
    if (MetricData.length === 1) return reject(keeper, thrown.message, 1);
    const middle = Math.ceil(MetricData.length / 2);
    await putValues(keeper, Namespace, MetricData.slice(0, middle));
    await putValues(keeper, Namespace, MetricData.slice(middle));
  }
}

/** Where in a call of PutMetricData a datum stood says nothing to an exporter. */
function reject({ rejected }: Keeper, message: string, points: number): void {
  const told = message.replace(/MetricData\.member\.\d+\./g, "");
  rejected.set(told, (rejected.get(told) ?? 0) + points);
}
