import { expect, test } from "vitest";
import { parseRecentRoles } from "./recent-roles";

const cookie = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

test("roles are read back, and what is none is left out", () => {
  const role = { accountId: "123456789012", roleName: "ops", colour: "red" };
  expect(parseRecentRoles(cookie([role, null, 7, { roleName: "x" }, { ...role, colour: "url(x)" }]))).toEqual([
    role,
    { accountId: "123456789012", roleName: "ops" },
  ]);
  expect(parseRecentRoles(cookie(Array(9).fill(role)))).toHaveLength(5);
});

test.each(["", "%%%", "e30", cookie("text")])("no list: %s", (text) => expect(parseRecentRoles(text)).toEqual([]));
