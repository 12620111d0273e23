import type { Program } from "./supervise";

const TSX = ["--import", "tsx"];

/**
 * Answers of a hundred thousand values make much garbage that lives for some milliseconds: with a nursery of 64 MB instead of Node's
 * 16 it dies there, and collecting it takes a third of the time.
 */
const ROOMY = ["--max-semi-space-size=64"];

/** Node's arguments of the api process. */
export const API_ARGS = [...ROOMY, ...TSX, "lib/processes/api.ts"];

/** The processes that `npm start` keeps running. */
export function programs(develop: boolean, demo: boolean): Program[] {
  return [
    { name: "api", args: API_ARGS },
    { name: "worker", args: [...TSX, "lib/processes/worker.ts"] },
    {
      name: "console",
      args: [...ROOMY, ...TSX, "lib/processes/console.ts"],
      env: { NODE_ENV: develop ? "development" : "production" },
    },
    ...(demo ? [{ name: "demo", args: [...TSX, "lib/processes/demo.ts"] }] : []),
  ];
}
