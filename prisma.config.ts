import { defineConfig } from "prisma/config";

// The folder is the schema: schema.prisma says how, one further file a room says what.
export default defineConfig({
  schema: "prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://localhost:5432/mirante" },
});
