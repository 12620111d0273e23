/**
 * Metrics through the wire of an api process, signed, as a client sends them: `npx tsx bench/metrics.ts [seconds per run] [hours]`.
 *
 * 10,000 metrics, one point a minute each, for so many hours (24 make 14.4 million points); the last ten minutes are hot rows, the
 * rest is sealed. Each figure stands beside its limit, or beside a peer measured in the same run; what matters is the ratio,
 * because absolute figures move with the machine.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeDatabase, pool } from "@/lib/platform/database";
import { migrate } from "@/lib/processes/migrate";
import { startOwnPostgres } from "@/lib/processes/own-postgres";
import { maintainAll } from "@/lib/workers/partitions";
import { withApiProcess } from "./api-process";
import { benchIngest } from "./metrics/ingest";
import { loadPoints } from "./metrics/load";
import { benchReads } from "./metrics/reads";
import { root } from "./metrics/scene";

const SECONDS = Number(process.argv[2] ?? 5);
const HOURS = Number(process.argv[3] ?? 24);

const folder = mkdtempSync(join(tmpdir(), "mirante-bench-"));
Object.assign(process.env, { MIRANTE_DATA: folder, MIRANTE_QUIET: "true" });
const postgres = await startOwnPostgres(folder);
process.env.DATABASE_URL = postgres.url;
try {
  await migrate(postgres.url);
  await maintainAll();
  await pool().query("SELECT 1");
  await loadPoints(HOURS);
  await withApiProcess(root, async (client) => {
    await benchReads(client, SECONDS, HOURS);
    await benchIngest(client, SECONDS);
  });
} finally {
  await closeDatabase();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
