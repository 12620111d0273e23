import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { closeDatabase, pool } from "@/lib/platform/database";
import { migrate } from "@/lib/processes/migrate";

afterAll(closeDatabase);

type Column = { table: string; column: string; nullable: boolean; kind: string };

/** Prisma's scalar types beside PostgreSQL's, as information_schema names them. */
const KINDS: Record<string, string[]> = {
  String: ["text", "uuid", "character", "character varying"],
  DateTime: ["timestamp with time zone", "date"],
  Boolean: ["boolean"],
  Int: ["integer", "smallint"],
  BigInt: ["bigint"],
  Float: ["double precision", "real"],
  Json: ["jsonb"],
  Bytes: ["bytea"],
};

test("the .prisma files and the migrated database say the same of every table and column", async () => {
  const { rows } = await pool().query<Column>(`
    SELECT c.table_name AS table, c.column_name AS column, c.is_nullable = 'YES' AS nullable,
           CASE WHEN c.data_type = 'ARRAY' THEN 'list' ELSE c.data_type END AS kind
    FROM information_schema.columns c
    JOIN pg_class t ON t.relname = c.table_name AND t.relkind IN ('r', 'p') AND NOT t.relispartition
    WHERE c.table_schema = 'public' AND c.table_name <> '_prisma_migrations'`);
  // Prisma has no optional lists, so of a list only that it is one can be compared.
  const inDatabase = rows.map(
    ({ table, column, nullable, kind }) => `${table}.${column} ${kind}${nullable && kind !== "list" ? "?" : ""}`,
  );
  const inSchema = declaredColumns().map(({ table, column, nullable, kinds }) => {
    const actual = rows.find((row) => row.table === table && row.column === column);
    const kind = actual && kinds.includes(actual.kind) ? actual.kind : kinds.join("|");
    return `${table}.${column} ${kind}${nullable ? "?" : ""}`;
  });
  expect(inSchema.length).toBeGreaterThan(30);
  expect(inSchema.sort()).toEqual(inDatabase.sort());
});

test("migrations are applied once, and one that was changed since is refused", async () => {
  const url = process.env.DATABASE_URL ?? "";
  expect(await migrate(url)).toEqual([]);
  await pool().query("UPDATE _prisma_migrations SET checksum = 'other' WHERE migration_name LIKE '%_trail'");
  await expect(migrate(url)).rejects.toThrow(/was changed after it had been applied/);
  await pool().query("DELETE FROM _prisma_migrations WHERE checksum = 'other'");
  await expect(migrate(url)).rejects.toThrow(/_trail failed/);
  await pool().query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
     VALUES ('restored', encode(sha256($1::bytea), 'hex'), '20261122000001_trail', now(), 1)`,
    [readFileSync("prisma/migrations/20261122000001_trail/migration.sql")],
  );
  expect(await migrate(url)).toEqual([]);
});

test("prisma accepts the schema", () => {
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: join(process.cwd(), "package.json") };
  const done = spawnSync(process.execPath, ["node_modules/prisma/build/index.js", "validate"], {
    env,
    encoding: "utf8",
  });
  expect(`${done.stdout}${done.stderr}`).toMatch(/(is|are) valid/);
});

type Declared = { table: string; column: string; nullable: boolean; kinds: string[] };

/** The columns that the .prisma files declare. Relation fields have a model as type and no column. */
function declaredColumns(): Declared[] {
  const text = readdirSync("prisma")
    .filter((name) => name.endsWith(".prisma"))
    .map((name) => readFileSync(join("prisma", name), "utf8"))
    .join("\n");
  return [...text.matchAll(/^model \w+ \{\n([\s\S]*?)^\}/gm)].flatMap(([, body = ""]) => {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? "";
    return body.split("\n").flatMap((line): Declared[] => {
      const field = /^\s+(\w+)\s+(\w+)(\[\])?(\?)?(.*)$/.exec(line);
      if (!field) return [];
      const [, name = "", type = "", list, optional, rest = ""] = field;
      const kinds = KINDS[type];
      if (!kinds) return [];
      const column = /@map\("(\w+)"\)/.exec(rest)?.[1] ?? name;
      return [{ table, column, nullable: Boolean(optional), kinds: list ? ["list"] : kinds }];
    });
  });
}
