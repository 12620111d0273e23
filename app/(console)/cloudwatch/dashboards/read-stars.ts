import { currentCaller } from "@/lib/console/session";
import { principalOf, serviceCaller } from "@/lib/platform/caller";
import { invoke } from "@/lib/services/invoke";

/** The dashboards that the one who is signed in has starred. */
export async function readStars(): Promise<string[]> {
  const { accountId, region, identity } = await currentCaller();
  const keeper = serviceCaller("console.mirante", accountId, region);
  const asked = { PrincipalArn: principalOf(identity) };
  const { DashboardNames } = await invoke(keeper, "cloudwatch:ListDashboardStars", asked);
  return DashboardNames;
}
