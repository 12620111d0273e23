import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { log } from "@/lib/platform/log";
import { type Outcome, runSteps, type Step } from "./loop";

function step(name: string, run: Step["run"], everyMillis = 1): Step {
  return { name, everyMillis, run };
}

test("a step that fails goes on after a pause and harms no other", async () => {
  const error = vi.spyOn(log, "error").mockImplementation(() => undefined);
  const stopping = new AbortController();
  let tries = 0;
  let runs = 0;
  const steps = [
    step("broken", async () => {
      tries += 1;
      throw new Error("no");
    }),
    step("sound", async () => {
      runs += 1;
      if (runs === 20) stopping.abort();
      return "rest";
    }),
  ];
  await runSteps(steps, stopping.signal);
  expect([runs, tries]).toEqual([20, 1]);
  expect(error).toHaveBeenCalledWith(expect.objectContaining({ step: "broken", failures: 1 }), expect.any(String));
  error.mockRestore();
});

test("stopping waits for what is running and starts nothing new", async () => {
  const stopping = new AbortController();
  let finished = 0;
  const running = runSteps(
    [
      step("slow", async () => {
        await sleep(30);
        finished += 1;
        return "more";
      }),
    ],
    stopping.signal,
  );
  await sleep(10);
  stopping.abort();
  await running;
  expect(finished).toBe(1);
});

test("a step says itself when it comes again, and when never", async () => {
  const outcomes: Outcome[] = ["more", { afterMillis: 1 }, "done", "more"];
  let runs = 0;
  await runSteps(
    [
      step(
        "short",
        async () => {
          runs += 1;
          return outcomes[runs - 1] ?? "done";
        },
        60_000,
      ),
    ],
    new AbortController().signal,
  );
  expect(runs).toBe(3);
});
