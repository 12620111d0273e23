import { expect, test } from "vitest";
import { mergedTags, sessionTagsOf, transitiveTags } from "./session-tags";

test("own tags stand beside inherited ones, and both may go further", () => {
  const made = sessionTagsOf(
    [
      { Key: "Project", Value: "shop" },
      { Key: "Cost", Value: "7" },
    ],
    ["project"],
    { team: "ops" },
  );
  expect(made).toEqual({ tags: { team: "ops", Project: "shop", Cost: "7" }, transitiveKeys: ["team", "Project"] });
  expect(transitiveTags(made)).toEqual({ team: "ops", Project: "shop" });
});

test.each([
  [
    [
      { Key: "a", Value: "1" },
      { Key: "A", Value: "2" },
    ],
    [],
    {},
    "ValidationError",
  ],
  [[{ Key: "aws:x", Value: "1" }], [], {}, "ValidationError"],
  [[{ Key: "team", Value: "1" }], [], { Team: "ops" }, "ValidationError"],
  [[], ["gone"], {}, "ValidationError"],
])("what contradicts itself is refused: %j %j %j", (given, transitive, inherited, code) => {
  expect(() => sessionTagsOf(given, transitive, inherited)).toThrow(expect.objectContaining({ code }));
});

test("a session's tag takes the place of its role's, whatever its case", () => {
  expect(mergedTags({ Team: "ops", kept: "1" }, { team: "dev" })).toEqual({ kept: "1", team: "dev" });
});
