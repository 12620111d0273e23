import { settings } from "@/lib/platform/settings";
import { firehoseDelivery } from "../firehose/firehose";
import { runSteps } from "../loop";
import { metricSealing } from "./metrics";
import { metricStreaming } from "./streaming";

/** A process that streams, delivers and seals metrics until it is killed. Says "ready" when it has begun. */
Object.assign(settings(), { allowPrivateTargets: true });
process.stdout.write("ready\n");
const steps = [metricStreaming(), firehoseDelivery(), metricSealing()];
await runSteps(
  steps.map((step) => ({ ...step, everyMillis: 10 })),
  new AbortController().signal,
);
