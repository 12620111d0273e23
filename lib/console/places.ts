import { type Caller, principalOf, serviceCaller } from "@/lib/platform/caller";
import type { KnownPlaces } from "@/lib/services/dashboards/model/place";
import { invoke } from "@/lib/services/invoke";
import { currentCaller } from "./session";

/** What the one who is signed in has starred and visited. */
export async function readPlaces(): Promise<KnownPlaces> {
  const { keeper, principalArn } = await keeperOfPlaces();
  return invoke(keeper, "cloudwatch:ListPlaces", { PrincipalArn: principalArn });
}

/** Who keeps these lists, and whose they are: everybody has their own without any right, so the console asks for them itself. */
export async function keeperOfPlaces(): Promise<{ keeper: Caller; principalArn: string }> {
  const { accountId, region, identity } = await currentCaller();
  return { keeper: serviceCaller("console.mirante", accountId, region), principalArn: principalOf(identity) };
}
