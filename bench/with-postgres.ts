import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeDatabase } from "@/lib/platform/database";
import { migrate } from "@/lib/processes/migrate";
import { startOwnPostgres } from "@/lib/processes/own-postgres";

/** Measures against a PostgreSQL of its own, with every migration and nothing else in it, that is gone afterwards. */
export async function withPostgres(measure: () => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "mirante-bench-"));
  Object.assign(process.env, { MIRANTE_DATA: folder, MIRANTE_QUIET: "true" });
  const postgres = await startOwnPostgres(folder);
  process.env.DATABASE_URL = postgres.url;
  try {
    await migrate(postgres.url);
    await measure();
  } finally {
    await closeDatabase();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
