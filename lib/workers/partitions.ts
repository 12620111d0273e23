import { serviceCaller } from "@/lib/platform/caller";
import { log } from "@/lib/platform/log";
import { settings } from "@/lib/platform/settings";
import { actionsEndingIn } from "@/lib/services/catalog";
import { dispatch } from "@/lib/services/invoke";

/**
 * Has every room make the partitions it needs around now and drop those past their time. The start process calls it right after
 * the migrations, the worker once a day. A room that fails does not keep the others from it; the first error is thrown at the end.
 */
export async function maintainAll(): Promise<void> {
  const { accountId, region } = settings();
  const caller = serviceCaller("mirante.amazonaws.com", accountId, region);
  const failures: unknown[] = [];
  for (const action of actionsEndingIn("Partitions")) {
    try {
      await dispatch(caller, action, {});
    } catch (error) {
      log.error({ err: error, action }, "partitions were not maintained");
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
