import { expect, test } from "vitest";
import { Turns } from "./turns";

test("no more work runs at once than there are turns, all of it runs, and a failure gives its turn back", async () => {
  const turns = new Turns(3);
  let running = 0;
  let most = 0;
  const work = async (index: number) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((done) => setTimeout(done, 1));
    running -= 1;
    if (index % 5 === 0) throw new Error("failed");
    return index;
  };
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => turns.take(() => work(index))));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(16);
  expect(most).toBe(3);
  expect(await turns.take(async () => "last")).toBe("last");
});
