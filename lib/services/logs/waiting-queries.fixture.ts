import { serviceCaller } from "@/lib/platform/caller";
import { invoke } from "../invoke";

/** Runs every query that waits, as a worker would: those of other tests too, which share the database and would be run in place of one's own. */
export async function runWaitingQueries(): Promise<void> {
  const worker = serviceCaller("logs.amazonaws.com", "000000000000", "us-east-1");
  while ((await invoke(worker, "logs:RunLogQuery", {})).ran);
}
