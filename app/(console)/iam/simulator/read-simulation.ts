import type { EvaluationResult } from "@aws-sdk/client-iam";
import type { Simulation } from "@/components/iam/simulation";
import type { Part } from "@/components/iam/user-facts";
import { perform } from "@/lib/console/perform";

/** Plays the question through; every page of the answer. */
export async function readSimulation({
  source,
  actions,
  resources,
  context,
}: Simulation): Promise<Part<EvaluationResult[]>> {
  const results: EvaluationResult[] = [];
  let marker: string | undefined;
  do {
    const answer = await perform("iam:SimulatePrincipalPolicy", {
      PolicySourceArn: source,
      ActionNames: actions,
      ResourceArns: resources.length > 0 ? resources : undefined,
      ContextEntries: context.map(({ key, value }) => ({
        ContextKeyName: key,
        ContextKeyValues: value.split(","),
        ContextKeyType: value.includes(",") ? ("stringList" as const) : ("string" as const),
      })),
      MaxItems: 1000,
      Marker: marker,
    });
    if (!answer.ok) return answer;
    results.push(...(answer.output.EvaluationResults ?? []));
    marker = answer.output.Marker;
  } while (marker);
  return { ok: true, output: results };
}
