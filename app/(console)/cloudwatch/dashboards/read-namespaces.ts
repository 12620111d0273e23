import type { Ask } from "@/lib/console/use-ask";

/** A namespace that has sent data in the last two weeks, and how many metrics it has. */
export type SendingNamespace = { namespace: string; metrics: number };

/** Beyond so many metrics their namespaces are known well enough. */
const MOST_METRICS = 50_000;

export async function readNamespaces(ask: Ask): Promise<SendingNamespace[]> {
  const counts = new Map<string, number>();
  let token: string | undefined;
  let read = 0;
  do {
    const { Metrics = [], NextToken } = await ask("cloudwatch:ListMetrics", { NextToken: token });
    for (const { Namespace = "" } of Metrics) counts.set(Namespace, (counts.get(Namespace) ?? 0) + 1);
    read += Metrics.length;
    token = NextToken;
  } while (token !== undefined && read < MOST_METRICS);
  return [...counts]
    .map(([namespace, metrics]) => ({ namespace, metrics }))
    .sort((a, b) => (a.namespace < b.namespace ? -1 : 1));
}
