import { currentCaller } from "@/lib/console/session";
import { serviceCaller } from "@/lib/platform/caller";
import { invoke } from "@/lib/services/invoke";

/** The dashboards that the one who is signed in has starred. */
export async function readStars(): Promise<string[]> {
  const { accountId, region, identity } = await currentCaller();
  if (identity.type === "AWSService") return [];
  const keeper = serviceCaller("console.mirante", accountId, region);
  const { DashboardNames } = await invoke(keeper, "cloudwatch:ListDashboardStars", { PrincipalArn: identity.arn });
  return DashboardNames;
}
