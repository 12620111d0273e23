import { describe, expect, test } from "vitest";
import { eventMistakes, generalMistakes, logMistakes, mistakesOf, newTrail, type TrailDraft } from "./trail-draft";

const draft: TrailDraft = { ...newTrail("123456789012", "ab12"), name: "all" };

test("a new trail needs a name and nothing else", () => {
  expect(mistakesOf("attributes", { ...draft, name: "" })).toEqual({ name: "nameRules" });
  expect(mistakesOf("attributes", draft)).toEqual({});
  expect(mistakesOf("events", draft)).toEqual({});
});

describe("mistakes are told where they are", () => {
  test.each<[Partial<TrailDraft>, object]>([
    [{ name: "a..b" }, { name: "nameRules" }],
    [{ bucket: "No" }, { bucket: "bucketRules" }],
    [{ prefix: "/x" }, { prefix: "prefixRules" }],
    [{ topicKind: "new", topic: " " }, { topic: "topicMissing" }],
  ])("%o", (change, mistakes) => {
    expect(generalMistakes({ ...draft, ...change })).toEqual(mistakes);
  });

  test.each<[Partial<TrailDraft>, object]>([
    [{ logs: false, role: "" }, {}],
    [
      { logs: true, logGroup: "", role: "" },
      { logGroup: "logGroupMissing", role: "roleMissing" },
    ],
    [{ logs: true, roleKind: "existing", role: "my-role" }, { role: "roleArn" }],
    [{ logs: true, roleKind: "existing", role: "arn:aws:iam::123456789012:role/r" }, {}],
  ])("%o", (change, mistakes) => {
    expect(logMistakes({ ...draft, ...change })).toEqual(mistakes);
  });

  test.each<[Partial<TrailDraft["selectors"]>, object]>([
    [{ management: false }, { events: "noEvents" }],
    [{ read: false, write: false }, { readWrite: "noReadWrite" }],
    [{ data: true, basic: [] }, { data: "noData" }],
    [{ data: true, mode: "advanced", advanced: [{ name: "", fields: [] }] }, { data: "noData" }],
  ])("%o", (change, mistakes) => {
    expect(eventMistakes({ ...draft, selectors: { ...draft.selectors, ...change } })).toEqual(mistakes);
  });
});
