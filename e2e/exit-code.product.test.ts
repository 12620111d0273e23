import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const RUN = ["node_modules/vitest/vitest.mjs", "run", "--project", "integration", "e2e/exit-code.integration.test.ts"];

test.each([
  ["pass", 0],
  ["fail", 1],
])("tests with a database of their own that %s tell so by their exit code", (MIRANTE_TEST_WISH, status) => {
  const { MIRANTE_DATA, DATABASE_URL, ...env } = process.env;
  expect(spawnSync(process.execPath, RUN, { env: { ...env, MIRANTE_TEST_WISH } })).toMatchObject({ status });
});
