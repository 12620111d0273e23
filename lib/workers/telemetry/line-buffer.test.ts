import { expect, test } from "vitest";
import { LineBuffer } from "./line-buffer";

function filled(count: number, length = 3): LineBuffer {
  const buffer = new LineBuffer();
  for (let index = 0; index < count; index += 1) {
    buffer.add({ timestamp: index, message: String(index).padEnd(length, "x") });
  }
  return buffer;
}

test("lines come out in order, in batches that PutLogEvents takes", () => {
  const buffer = filled(1_500);
  expect(buffer.take().map(({ timestamp }) => timestamp)).toEqual(Array.from({ length: 1_000 }, (_, index) => index));
  expect(buffer.take()).toHaveLength(500);
  expect(buffer.take()).toEqual([]);
});

test("a batch is bounded by its bytes too", () => {
  const buffer = filled(20, 100_000);
  expect(buffer.take()).toHaveLength(4);
});

test("the oldest are let go when too many wait, and counted once", () => {
  const buffer = filled(5_003);
  expect(buffer.takeLost()).toBe(3);
  expect(buffer.takeLost()).toBe(0);
  expect(buffer.take()[0]?.timestamp).toBe(3);
});

test("what could not be shipped comes first again, within the bounds", () => {
  const buffer = filled(5_000);
  const taken = buffer.take();
  buffer.add({ timestamp: 9_999, message: "later" });
  buffer.giveBack(taken);
  expect(buffer.takeLost()).toBe(1);
  expect(buffer.take()[0]?.timestamp).toBe(1);
});

test("a line that no event could hold is cut", () => {
  const buffer = new LineBuffer();
  buffer.add({ timestamp: 0, message: "y".repeat(2_000_000) });
  expect(buffer.take()[0]?.message).toHaveLength(50_000);
});
