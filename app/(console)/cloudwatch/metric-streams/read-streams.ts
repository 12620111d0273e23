import type { FirehoseChoice } from "@/components/metric-streams/destination-fields";
import { destinationText } from "@/components/metric-streams/destination-text";
import type { Ask } from "@/lib/console/use-ask";
import { isAwsError } from "@/lib/platform/errors";
import { readBuckets } from "../../s3/buckets/read-buckets";
import { readNamespaces } from "../dashboards/read-namespaces";

/** What the form of a stream can offer to choose from. */
export type StreamChoices = {
  namespaces: string[];
  firehoses: FirehoseChoice[];
  buckets: string[];
  roles: string[];
};

/** Who may not list something can still write its name, so a refusal leaves its list empty. */
export async function readStreamChoices(ask: Ask): Promise<StreamChoices> {
  const [namespaces, firehoses, buckets, roles] = await Promise.all([
    allowed(() => readNamespaces(ask)),
    allowed(async () => (await ask("firehose:ListDeliveryStreamStates", {})).Streams),
    allowed(() => readBuckets(ask)),
    allowed(async () => (await ask("iam:ListRoles", { MaxItems: 1_000 })).Roles ?? []),
  ]);
  return {
    namespaces: namespaces.map(({ namespace }) => namespace),
    firehoses: firehoses.map(({ Arn, Name, Destination }) => ({
      arn: Arn,
      name: Name,
      goesTo: destinationText(Destination),
    })),
    buckets: buckets.map(({ name }) => name),
    roles: roles.flatMap(({ Arn }) => (Arn === undefined ? [] : [Arn])),
  };
}

async function allowed<T>(read: () => Promise<T[]>): Promise<T[]> {
  try {
    return await read();
  } catch (error) {
    if (isAwsError(error) && /AccessDenied/.test(error.code)) return [];
    throw error;
  }
}
