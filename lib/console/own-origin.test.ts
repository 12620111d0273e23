import { expect, test } from "vitest";
import { isOwnOrigin } from "./own-origin";

const asked = (origin: string | undefined, host = "localhost:3000") =>
  isOwnOrigin(new Headers({ host, ...(origin === undefined ? {} : { origin }) }), "https://mirante.example");

test.each([
  ["a page of the same host", "http://localhost:3000", true],
  ["a page of the console's own address, behind a proxy", "https://mirante.example", true],
  ["a program, which says nothing", undefined, true],
  ["another site", "https://evil.example", false],
  ["another port", "http://localhost:3001", false],
  ["a site below ours", "https://evil.mirante.example", false],
  ["a site that begins as ours", "https://mirante.example.evil.example", false],
  ["a sandboxed frame", "null", false],
  ["nonsense", "mirante.example", false],
])("%s", (_, origin, isOwn) => {
  expect(asked(origin)).toBe(isOwn);
});
