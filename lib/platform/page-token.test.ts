import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { openPageToken, sealPageToken } from "./page-token";

beforeAll(() => {
  process.env.MIRANTE_SECRET = "a secret for tests of 32 or more characters";
});

test("a token opens for its own question and gives the position back", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (position, question) => {
      expect(openPageToken(sealPageToken(position, question), question)).toEqual(JSON.parse(JSON.stringify(position)));
    }),
  );
});

test("it opens for no other question, and not when a character was changed", () => {
  const token = sealPageToken({ id: 7 }, { prefix: "a" });
  expect(openPageToken(token, { prefix: "b" })).toBeUndefined();
  for (let index = 0; index < token.length; index += 1) {
    const changed = token.slice(0, index) + (token[index] === "A" ? "B" : "A") + token.slice(index + 1);
    expect(openPageToken(changed, { prefix: "a" })).toBeUndefined();
  }
});

test.each(["", ".", "a", "a.b.c", "ä.ß"])("%j is no token", (text) => {
  expect(openPageToken(text, {})).toBeUndefined();
});
