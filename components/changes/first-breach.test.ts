import { describe, expect, test } from "vitest";
import { firstBreach } from "./first-breach";

const at = (clock: string) => new Date(`2026-11-20T${clock}:00.000Z`);
const points = (text: string) =>
  text.split(" ").map((pair) => {
    const [clock = "", value] = pair.split("=");
    return { time: at(clock).getTime(), value: Number(value) };
  });
const reason = (...clocks: string[]) => ({
  evaluatedDatapoints: clocks.map((clock) => ({ timestamp: `2026-11-20T${clock}:00.000+0000`, value: 9 })),
});
const alarmed = { changedAt: at("15:44"), seconds: 60 };
const breaches = (value: number) => value > 5;

describe("the first breaching point", () => {
  test("is the oldest that the reason names, as text or as an object", () => {
    const named = reason("15:43", "15:41", "15:42");
    for (const reasonData of [named, JSON.stringify(named)]) {
      expect(firstBreach({ ...alarmed, reasonData }, [], breaches)).toEqual({ at: at("15:41"), seconds: 60 });
    }
  });

  test("is older where the metric had been breaching already, without a break", () => {
    const drawn = points("15:37=9 15:38=1 15:39=9 15:40=9 15:41=9 15:42=9");
    expect(firstBreach({ ...alarmed, reasonData: reason("15:42") }, drawn, breaches).at).toEqual(at("15:39"));
  });

  test("is no older than a gap", () => {
    const drawn = points("15:30=9 15:41=9");
    expect(firstBreach({ ...alarmed, reasonData: reason("15:41") }, drawn, breaches).at).toEqual(at("15:41"));
  });

  test.each([undefined, "", "no JSON", "null", {}, { evaluatedDatapoints: [{ timestamp: "noon" }, null] }])(
    "is the change of state where the reason %j names none",
    (reasonData) => {
      expect(firstBreach({ ...alarmed, reasonData }, points("15:41=9"), breaches)).toEqual({
        at: at("15:44"),
        seconds: 0,
      });
    },
  );
});
