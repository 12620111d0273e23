import { expect, test } from "vitest";
import { GroupCommit } from "./group-commit";

/** A writer whose flushes end when the test says so. */
function slowWriter({ maxFlushes = 2, flushSize = 5, queueSize = 20, weigh = (_: number): number => 1 } = {}) {
  const flushes: { items: number[]; end: (error?: Error) => void }[] = [];
  const writer = new GroupCommit<number>(
    (items) => new Promise((done, failed) => flushes.push({ items, end: (error) => (error ? failed(error) : done()) })),
    { maxFlushes, flushSize, queueSize, weigh },
  );
  return { writer, flushes };
}
const turn = () => new Promise((done) => setImmediate(done));

test("requests of one turn are committed together, a lone one at once", async () => {
  const { writer, flushes } = slowWriter();
  const writes = [writer.write([1]), writer.write([2, 3])];
  await turn();
  expect(flushes.map(({ items }) => items)).toEqual([[1, 2, 3]]);
  flushes[0]?.end();
  await Promise.all(writes);
});

test("two flushes are under way at most, what comes meanwhile goes with the next", async () => {
  const { writer, flushes } = slowWriter();
  const writes: Promise<void>[] = [];
  for (const item of [1, 2, 3, 4]) {
    writes.push(writer.write([item]));
    await turn();
  }
  expect(flushes.map(({ items }) => items)).toEqual([[1], [2]]);
  flushes[1]?.end();
  await writes[1];
  await turn();
  expect(flushes.map(({ items }) => items)).toEqual([[1], [2], [3, 4]]);
  for (const { end } of flushes) end();
  await Promise.all(writes);
});

test("a failed flush fails its own requests and no other", async () => {
  const { writer, flushes } = slowWriter();
  const first = writer.write([1]);
  await turn();
  const second = writer.write([2]);
  await turn();
  flushes[0]?.end(new Error("disk full"));
  flushes[1]?.end();
  await expect(first).rejects.toThrow("disk full");
  await expect(second).resolves.toBeUndefined();
  const third = writer.write([3]);
  await turn();
  flushes[2]?.end();
  await expect(third).resolves.toBeUndefined();
});

test("a request is never split, and a flush takes no more than its size unless one request is larger", async () => {
  const { writer, flushes } = slowWriter({ maxFlushes: 1, flushSize: 5, queueSize: 100 });
  const writes = [
    writer.write([1, 2, 3, 4, 5, 6, 7]),
    writer.write([8, 9, 10]),
    writer.write([11, 12]),
    writer.write([13]),
  ];
  for (let index = 0; index < 3; index += 1) {
    await turn();
    flushes[index]?.end();
    await turn();
  }
  await Promise.all(writes);
  expect(flushes.map(({ items }) => items)).toEqual([[1, 2, 3, 4, 5, 6, 7], [8, 9, 10, 11, 12], [13]]);
});

test("what the queue cannot hold is turned away at once", async () => {
  const { writer, flushes } = slowWriter({ maxFlushes: 1, flushSize: 5, queueSize: 4 });
  const running = writer.write([1, 2]);
  await turn();
  const waiting = writer.write([3, 4, 5, 6]);
  await expect(writer.write([7])).rejects.toMatchObject({ code: "Throttling", message: "Rate exceeded" });
  flushes[0]?.end();
  await running;
  await turn();
  flushes[1]?.end();
  await waiting;
});

test("heavy items count for more", async () => {
  const { writer, flushes } = slowWriter({ maxFlushes: 1, flushSize: 10, queueSize: 15, weigh: (item) => item });
  const writes = [writer.write([8]), writer.write([4])];
  await expect(writer.write([5])).rejects.toMatchObject({ code: "Throttling" });
  await turn();
  flushes[0]?.end();
  await writes[0];
  await turn();
  flushes[1]?.end();
  await writes[1];
  expect(flushes.map(({ items }) => items)).toEqual([[8], [4]]);
});
