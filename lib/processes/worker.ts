import { closeDatabase, pool } from "@/lib/platform/database";
import { log } from "@/lib/platform/log";
import { settings } from "@/lib/platform/settings";
import { alarmActions, alarmEvaluation } from "@/lib/workers/alarms";
import { deliverySteps } from "@/lib/workers/deliveries/deliveries";
import { eventSteps } from "@/lib/workers/events/steps";
import { firehoseDelivery } from "@/lib/workers/firehose/firehose";
import { firstStartContent } from "@/lib/workers/first-start/first-start";
import { hostCollector } from "@/lib/workers/host/collector";
import { expiry, partitionKeeper } from "@/lib/workers/housekeeping";
import { logMetricPublishing } from "@/lib/workers/logs/metric-publishing";
import { logQuerySteps } from "@/lib/workers/logs/query-running";
import { subscriptionDelivery } from "@/lib/workers/logs/subscription-delivery";
import { runSteps } from "@/lib/workers/loop";
import { metricSteps } from "@/lib/workers/metrics/metrics";
import { startTelemetry } from "@/lib/workers/telemetry/telemetry";
import { trailInsights } from "@/lib/workers/trails/insights";
import { recordTextIndex } from "@/lib/workers/trails/text-index";
import { objectNotices, trailDelivery } from "@/lib/workers/trails/trail-delivery";

/** The process that does what time asks. Ends with 0 on SIGTERM and SIGINT, with 1 and one line when it cannot start. */
async function main(): Promise<void> {
  const { accountId, region, demo } = settings();
  await refuseUnready();
  const telemetry = startTelemetry("worker");
  const stopping = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stopping.abort());
  log.info({ accountId, region }, "worker runs");
  await runSteps(
    [
      // The demo's account is about a shop, not about this machine.
      ...(demo ? [] : [hostCollector(), firstStartContent()]),
      alarmEvaluation(),
      alarmActions(),
      ...deliverySteps(),
      logMetricPublishing(),
      subscriptionDelivery(),
      ...logQuerySteps(),
      ...eventSteps(),
      trailDelivery(),
      objectNotices(),
      trailInsights(),
      recordTextIndex(),
      firehoseDelivery(),
      ...metricSteps(),
      partitionKeeper(),
      expiry("logs:ExpireLogEvents"),
      expiry("iam:RemoveExpired"),
      expiry("s3:RemoveOrphanedBlobs"),
    ],
    stopping.signal,
  );
  log.info("worker ends");
  await telemetry.stop();
  await closeDatabase();
  process.exit(0);
}

async function refuseUnready(): Promise<void> {
  const asked = "SELECT to_regclass('alarms') IS NOT NULL AS migrated";
  const { rows } = await pool()
    .query<{ migrated: boolean }>(asked)
    .catch((error: NodeJS.ErrnoException) => {
      // Node gives an error without a message when every address of a host refuses.
      throw new Error(`the database cannot be reached: ${error.message || error.code}. See DATABASE_URL`);
    });
  if (!rows[0]?.migrated) throw new Error("the database has no tables yet: start Mirante with `npm start`");
}

main().catch((error: Error) => {
  process.stderr.write(`worker: ${error.message}\n`);
  process.exit(1);
});
