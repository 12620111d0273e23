import type { DashboardEntry } from "@aws-sdk/client-cloudwatch";
import type { Ask } from "@/lib/console/use-ask";

/** Every dashboard of the account, by name. AWS answers a thousand at once, and an account has a few hundred at most. */
export async function readDashboards(ask: Ask): Promise<DashboardEntry[]> {
  const entries: DashboardEntry[] = [];
  let token: string | undefined;
  do {
    const page = await ask("cloudwatch:ListDashboards", { NextToken: token });
    entries.push(...(page.DashboardEntries ?? []));
    token = page.NextToken;
  } while (token);
  return entries;
}
