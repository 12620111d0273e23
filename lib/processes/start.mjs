// `npm start` and `npm run dev`: make the checkout ready, then hand over to TypeScript in this same process.
import { prepare } from "./prepare.mjs";

const develop = process.argv.includes("--dev");
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
