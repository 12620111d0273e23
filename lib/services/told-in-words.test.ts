import { expect, test } from "vitest";
import { actionsEndingIn, findOperation } from "./catalog";
import { aspectIn } from "./trail/model/story-aspects";
import { nounIn } from "./trail/model/story-nouns";
import { spokenIn } from "./trail/model/story-verbs";

/** What needs no word for a thing: the record's resources say it. */
const BY_RESOURCES = ["", "Resource"];

test("every operation that can be recorded is told with a verb and a thing that the message files have words for", () => {
  const names = actionsEndingIn("").flatMap((action) => {
    const operation = findOperation(action);
    return operation && !operation.internal ? [(operation.widens ?? action).split(":")[1] ?? ""] : [];
  });
  expect(names.length).toBeGreaterThan(250);
  const wordless = names.filter((name) => {
    const { verb, noun } = spokenIn(name);
    return verb === "call" || !(BY_RESOURCES.includes(noun) || aspectIn(noun) || nounIn(noun));
  });
  expect(wordless).toEqual([]);
});
