import fc from "fast-check";
import { expect, test } from "vitest";
import { readLogQuery, writeLogQuery } from "./log-query";

test.each([
  ["SOURCE 'a' | fields @message", ["a"], "fields @message"],
  [`SOURCE '/aws/lambda/f' | SOURCE "b" | stats count(*)`, ["/aws/lambda/f", "b"], "stats count(*)"],
  ["source 'a'|fields x", ["a"], "fields x"],
  ["SOURCE 'a'", ["a"], ""],
  ["fields @message", [], "fields @message"],
  ["SOURCE logGroups(namePrefix: ['x']) | fields y", [], "SOURCE logGroups(namePrefix: ['x']) | fields y"],
])("%s", (query, logGroups, rest) => {
  expect(readLogQuery({ query })).toEqual({ logGroups, query: rest });
});

test("whatever log groups are called, they are read as they were written", () => {
  const name = fc.string({ minLength: 1 }).filter((text) => !text.includes("\n"));
  fc.assert(
    fc.property(fc.array(name, { maxLength: 4 }), (logGroups) => {
      const query = writeLogQuery({ logGroups, query: "fields @message" });
      expect(readLogQuery({ query })).toEqual({ logGroups, query: "fields @message" });
    }),
  );
});
