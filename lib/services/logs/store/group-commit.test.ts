import { expect, test } from "vitest";
import { GroupCommit, type Outcome } from "./group-commit";

const LIMITS = { inFlight: 2, flushWeight: 3, waitingWeight: 100 };

/** A writer whose flushes end when the test says so. */
function heldWriter(limits = LIMITS) {
  const flushes: { items: number[]; end: (outcomes?: Outcome<string>[]) => void; fail: (error: Error) => void }[] = [];
  const writer = new GroupCommit<number, string>((items) => {
    return new Promise((resolve, reject) => {
      const all = items.map((item): Outcome<string> => ({ answer: `wrote ${item}` }));
      flushes.push({ items, end: (outcomes = all) => resolve(outcomes), fail: reject });
    });
  }, limits);
  return { writer, flushes };
}

const settled = () => new Promise((done) => setImmediate(done));

test("a lone item waits for nothing; those that come during two flushes share the next", async () => {
  const { writer, flushes } = heldWriter();
  const answers = [1, 2, 3, 4, 5].map((item) => writer.submit(item, 1));
  expect(flushes.map(({ items }) => items)).toEqual([[1], [2]]);
  flushes[0]?.end();
  await settled();
  expect(flushes.map(({ items }) => items)).toEqual([[1], [2], [3, 4, 5]]);
  flushes[1]?.end();
  flushes[2]?.end();
  expect(await Promise.all(answers)).toEqual([1, 2, 3, 4, 5].map((item) => `wrote ${item}`));
});

test("a flush takes no more than its weight, but one item always", async () => {
  const { writer, flushes } = heldWriter();
  for (const [item, weight] of [
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 9],
  ] as const)
    void writer.submit(item, weight);
  flushes[0]?.end();
  await settled();
  flushes[1]?.end();
  await settled();
  flushes[2]?.end();
  await settled();
  expect(flushes.map(({ items }) => items)).toEqual([[1], [2], [3], [4], [5]]);
});

test("each item has its own outcome; a flush that fails fails all of its own", async () => {
  const { writer, flushes } = heldWriter();
  const answers = [1, 2, 3, 4].map((item) => writer.submit(item, 1));
  flushes[0]?.fail(new Error("disk full"));
  await expect(answers[0]).rejects.toThrow("disk full");
  flushes[1]?.end();
  await settled();
  flushes[2]?.end([{ error: new Error("no such stream") }, { answer: "fine" }]);
  await expect(answers[2]).rejects.toThrow("no such stream");
  expect(await answers[3]).toBe("fine");
});

test("ServiceUnavailableException: more waits than may", () => {
  const { writer } = heldWriter({ inFlight: 1, flushWeight: 1, waitingWeight: 2 });
  for (const item of [1, 2, 3]) void writer.submit(item, 1);
  expect(() => writer.submit(4, 1)).toThrow(expect.objectContaining({ code: "ServiceUnavailableException" }));
});
