import { catalogWatch, minuteByMinute } from "@/lib/demo/live";
import { startReceiver } from "@/lib/demo/receiver";
import { beginStory, catalogState } from "@/lib/demo/story";
import { closeDatabase } from "@/lib/platform/database";
import { log } from "@/lib/platform/log";
import { settings } from "@/lib/platform/settings";
import { runSteps, type Step } from "@/lib/workers/loop";

/** The process in which the demo's account lives on. Ends with 0 on SIGTERM and SIGINT, with 1 and one line when it cannot start. */
async function main(): Promise<void> {
  const { demoPort, demoStory } = settings();
  const receiver = await startReceiver(demoPort);
  const stopping = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stopping.abort());
  log.info({ port: demoPort }, "the demo lives on");
  await runSteps([minuteByMinute(), catalogWatch(), ...(demoStory ? [storyAtStart()] : [])], stopping.signal);
  receiver.close();
  await closeDatabase();
  process.exit(0);
}

/** Tells the story once, as soon as everything runs; one that is being told is left to its course. */
function storyAtStart(): Step {
  const started = performance.now();
  return {
    name: "demo story",
    everyMillis: 1_000,
    run: async () => {
      if (performance.now() - started < 5_000) return "rest";
      if ((await catalogState())?.isReadable !== false) await beginStory();
      return "done";
    },
  };
}

main().catch((error: NodeJS.ErrnoException) => {
  const reason =
    error.code === "EADDRINUSE"
      ? `another program listens on port ${settings().demoPort}; set MIRANTE_DEMO_PORT to a free one`
      : error.message;
  process.stderr.write(`demo: ${reason}\n`);
  process.exit(1);
});
