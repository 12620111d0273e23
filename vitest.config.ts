import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Unit tests need nothing; integration tests ask e2e/test-database.ts for a database of their own.
const alias = { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") };
const shared = { exclude: ["node_modules/**", ".next/**", ".data/**"], testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: { ...shared, name: "unit", include: ["**/*.test.ts"], exclude: [...shared.exclude, "**/*.integration.test.ts"] },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: "integration",
          include: ["**/*.integration.test.ts"],
          globalSetup: ["e2e/test-database.ts"],
          fileParallelism: false,
        },
      },
    ],
  },
});
