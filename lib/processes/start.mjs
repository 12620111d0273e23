// `npm start`, `npm run dev` and `npm run demo`: make the checkout ready, then hand over to TypeScript in this same process.
import { prepare } from "./prepare.mjs";

const develop = process.argv.includes("--dev");
if (process.argv.includes("--demo")) process.env.MIRANTE_DEMO = "true";
if (process.argv.includes("--story")) process.env.MIRANTE_DEMO_STORY = "true";
try {
  prepare({ build: !develop });
  const { register } = await import("tsx/esm/api");
  register();
  const { main } = await import("./main.ts");
  await main({ develop });
} catch (error) {
  console.error(`mirante: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
