import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@/lib/processes/migrate";
import { startOwnPostgres } from "@/lib/processes/own-postgres";

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
  return async () => {
    await own?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
