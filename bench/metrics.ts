/**
 * Metrics through the wire of an api process, signed, as a client sends them: `npx tsx bench/metrics.ts [seconds per run] [hours]`.
 *
 * 10,000 metrics, one point a minute each, for so many hours (24 make 14.4 million points); the last ten minutes are hot rows, the
 * rest is sealed. Each figure stands beside its limit, or beside a peer measured in the same run; what matters is the ratio,
 * because absolute figures move with the machine.
 */
import { pool } from "@/lib/platform/database";
import { maintainAll } from "@/lib/workers/partitions";
import { withApiProcess } from "./api-process";
import { benchIngest } from "./metrics/ingest";
import { loadPoints } from "./metrics/load";
import { benchReads } from "./metrics/reads";
import { root } from "./metrics/scene";
import { withPostgres } from "./with-postgres";

const SECONDS = Number(process.argv[2] ?? 5);
const HOURS = Number(process.argv[3] ?? 24);

await withPostgres(async () => {
  await maintainAll();
  await pool().query("SELECT 1");
  await loadPoints(HOURS);
  await withApiProcess(root, async (client) => {
    await benchReads(client, SECONDS, HOURS);
    await benchIngest(client, SECONDS);
  });
});
