import { currentCaller } from "@/lib/console/session";
import { principalOf, serviceCaller } from "@/lib/platform/caller";

/** The person who is signed in, and the console as the service that keeps what is theirs alone. */
export async function searchKeeper() {
  const { identity, accountId, region } = await currentCaller();
  return { keeper: serviceCaller("signin.amazonaws.com", accountId, region), Principal: principalOf(identity) };
}
