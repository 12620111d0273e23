import { setClock } from "@/lib/platform/clock";
import { runSteps } from "../loop";
import { metricSteps } from "./metrics";

/**
 * A process that seals and rolls up until it is killed, at the time that it is told as milliseconds to add to the clock. Says
 * "ready" when it has begun.
 */
const ahead = Number(process.argv[2] ?? 0);
setClock(() => Date.now() + ahead);
process.stdout.write("ready\n");
await runSteps(
  metricSteps().map((step) => ({ ...step, everyMillis: 5 })),
  new AbortController().signal,
);
