import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") };
const IGNORED = ["node_modules/**", ".next/**", ".data/**"];

/** One kind of test, told by the end of its file's name. */
function project(name: string, include: string, more: TestProjectInlineConfiguration["test"] = {}) {
  return {
    resolve: { alias },
    test: { name, include: [include], exclude: IGNORED, testTimeout: 30_000, hookTimeout: 60_000, ...more },
  };
}

// These meet clocks, processes and databases. One that passes at its second try is told so, which is a defect to be found; it does
// not throw away the rest.
const onItsOwn = { fileParallelism: false, retry: 1 };

export default defineConfig({
  test: {
    projects: [
      project("unit", "**/*.test.ts", { exclude: [...IGNORED, "**/*.{integration,product,clients}.test.ts"] }),
      // These share a fresh PostgreSQL with every migration.
      project("integration", "**/*.integration.test.ts", { ...onItsOwn, globalSetup: ["e2e/test-database.ts"] }),
      // These start the whole product as a user does.
      project("product", "**/*.product.test.ts", { ...onItsOwn, testTimeout: 180_000, hookTimeout: 300_000 }),
      // These need clients of other languages, which e2e/clients/run.mjs installs.
      project("clients", "**/*.clients.test.ts", { ...onItsOwn, testTimeout: 180_000, hookTimeout: 300_000 }),
    ],
  },
});
