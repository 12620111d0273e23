import { expect, test } from "vitest";
import { GroupCommit, type Outcome } from "./group-commit";

const LIMITS = { inFlight: 2, flushWeight: 5, waitingWeight: 20 };

/** A writer whose flushes end when the test says so. */
function heldWriter(limits: Partial<typeof LIMITS> = {}) {
  const flushes: { items: number[]; end: (outcomes?: Outcome<string>[]) => void; fail: (error: Error) => void }[] = [];
  const writer = new GroupCommit<number, string>(
    (items) =>
      new Promise((resolve, reject) => {
        const all = items.map((item): Outcome<string> => ({ answer: `wrote ${item}` }));
        flushes.push({ items, end: (outcomes = all) => resolve(outcomes), fail: reject });
      }),
    { ...LIMITS, ...limits, overloaded: () => new Error("too much") },
  );
  return { writer, flushed: () => flushes.map(({ items }) => items), flushes };
}

/** After a flush has ended its promises settle first, then the next one starts. */
async function turn(): Promise<void> {
  for (let times = 0; times < 2; times += 1) await new Promise((done) => setImmediate(done));
}

test("items of one turn are committed together, a lone one at once", async () => {
  const { writer, flushes, flushed } = heldWriter();
  const answers = [1, 2, 3].map((item) => writer.submit(item, 1));
  await turn();
  expect(flushed()).toEqual([[1, 2, 3]]);
  flushes[0]?.end();
  expect(await Promise.all(answers)).toEqual(["wrote 1", "wrote 2", "wrote 3"]);
  const lone = writer.submit(4, 1);
  await turn();
  flushes[1]?.end();
  expect(await lone).toBe("wrote 4");
});

test("so many flushes are under way at most; what comes meanwhile goes with the next", async () => {
  const { writer, flushes, flushed } = heldWriter();
  const answers: Promise<string>[] = [];
  for (const item of [1, 2, 3, 4]) {
    answers.push(writer.submit(item, 1));
    await turn();
  }
  expect(flushed()).toEqual([[1], [2]]);
  flushes[1]?.end();
  await turn();
  expect(flushed()).toEqual([[1], [2], [3, 4]]);
  for (const { end } of flushes) end();
  expect(await Promise.all(answers)).toEqual(["wrote 1", "wrote 2", "wrote 3", "wrote 4"]);
});

test("a flush takes no more than its weight, but one item always", async () => {
  const { writer, flushes, flushed } = heldWriter({ inFlight: 1 });
  for (const [item, weight] of [
    [1, 7],
    [2, 3],
    [3, 2],
    [4, 1],
  ] as const) {
    void writer.submit(item, weight);
  }
  for (let index = 0; index < 3; index += 1) {
    await turn();
    flushes[index]?.end();
  }
  expect(flushed()).toEqual([[1], [2, 3], [4]]);
});

test("each item has its own outcome; a flush that fails fails its own items and no other", async () => {
  const { writer, flushes } = heldWriter();
  const first = writer.submit(1, 1);
  await turn();
  const rest = [writer.submit(2, 1), writer.submit(3, 1)];
  await turn();
  flushes[0]?.fail(new Error("disk full"));
  flushes[1]?.end([{ error: new Error("no such stream") }, { answer: "fine" }]);
  await expect(first).rejects.toThrow("disk full");
  await expect(rest[0]).rejects.toThrow("no such stream");
  expect(await rest[1]).toBe("fine");
  const after = writer.submit(4, 1);
  await turn();
  flushes[2]?.end([]);
  await expect(after).rejects.toThrow("fewer outcomes");
});

test("what the queue cannot hold is turned away at once, and fits again later", async () => {
  const { writer, flushes } = heldWriter({ inFlight: 1, waitingWeight: 4 });
  const running = writer.submit(1, 4);
  await turn();
  const waiting = writer.submit(2, 4);
  await expect(writer.submit(3, 1)).rejects.toThrow("too much");
  flushes[0]?.end();
  await running;
  await turn();
  flushes[1]?.end();
  expect(await waiting).toBe("wrote 2");
  const again = writer.submit(3, 1);
  await turn();
  flushes[2]?.end();
  expect(await again).toBe("wrote 3");
});
