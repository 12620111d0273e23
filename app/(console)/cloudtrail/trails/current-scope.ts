import { currentCaller } from "@/lib/console/session";

/** The account and Region of this request. */
export async function currentScope(): Promise<{ accountId: string; region: string }> {
  const { accountId, region } = await currentCaller();
  return { accountId, region };
}
