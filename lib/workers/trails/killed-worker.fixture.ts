import { runSteps } from "../loop";
import { trailDelivery } from "./trail-delivery";

/** A process that delivers trails until it is killed. Says "ready" when it has begun. */
process.stdout.write("ready\n");
await runSteps([{ ...trailDelivery(), everyMillis: 20 }], new AbortController().signal);
