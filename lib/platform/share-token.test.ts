import { expect, test } from "vitest";
import { readShareToken, shareToken } from "./share-token";

const said = {
  accountId: "123456789012",
  shareId: "0b8a4a52-9c1e-4b2e-8f6d-1d2c3b4a5f60",
  expiresAt: new Date(Date.UTC(2026, 10, 27, 12)),
};
const before = new Date(said.expiresAt.getTime() - 1000);

test("a token says what it was made of, until it expires", () => {
  const token = shareToken(said);
  expect(readShareToken(token, before)).toEqual(said);
  expect(readShareToken(token, said.expiresAt)).toBeUndefined();
});

test("a token with any one character changed is nobody's", () => {
  const token = shareToken(said);
  for (let index = 0; index < token.length; index++) {
    const other = token[index] === "0" ? "1" : "0";
    expect(readShareToken(token.slice(0, index) + other + token.slice(index + 1), before)).toBeUndefined();
  }
  for (const wrong of ["", "x", `${token}0`, token.slice(1), token.toUpperCase(), `${token}\n`]) {
    expect(readShareToken(wrong, before)).toBeUndefined();
  }
});

test("the proof of one link does not open another, nor a later day", () => {
  const token = shareToken(said);
  const proof = token.slice(-64);
  const other = shareToken({ ...said, shareId: "1b8a4a52-9c1e-4b2e-8f6d-1d2c3b4a5f60" });
  const later = shareToken({ ...said, expiresAt: new Date(said.expiresAt.getTime() + 86_400_000) });
  expect(readShareToken(other.slice(0, -64) + proof, before)).toBeUndefined();
  expect(readShareToken(later.slice(0, -64) + proof, before)).toBeUndefined();
});
