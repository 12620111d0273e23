import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeDatabase } from "@/lib/platform/database";
import { migrate } from "@/lib/processes/migrate";
import { startOwnPostgres } from "@/lib/processes/own-postgres";
import { maintainAll } from "@/lib/workers/partitions";

/** Vitest's global set-up of the integration tests: a fresh PostgreSQL with every migration, gone afterwards. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "mirante-test-"));
  process.env.MIRANTE_DATA = folder;
  process.env.MIRANTE_QUIET = "true";
  const given = process.env.TEST_DATABASE_URL;
  const own = given ? undefined : await startOwnPostgres(folder);
  const url = given ?? own?.url ?? "";
  process.env.DATABASE_URL = url;
  await migrate(url);
  // As at every start: rows that came before their partition would keep it from being made.
  await maintainAll();
  await closeDatabase();
  return async () => {
    await own?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
