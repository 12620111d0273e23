import { expect, test } from "vitest";
import { newPassword } from "./new-password";
import { meetsPasswordRules, passwordChecks } from "./password-checks";
import { DEFAULT_PASSWORD_RULES } from "./password-rules";

const LONG = { ...DEFAULT_PASSWORD_RULES, minimumLength: "40", symbols: false };

test.each([
  ["Password1", undefined, []],
  ["password", undefined, ["kinds"]],
  ["aA1!", undefined, ["length"]],
  ["Password1", DEFAULT_PASSWORD_RULES, ["symbols"]],
  ["aA1!aA1!", LONG, ["length"]],
  [`aA1${"x".repeat(40)}`, LONG, []],
  [`aA1${"x".repeat(140)}`, LONG, ["length"]],
])("%s under %j lacks %j", (password, rules, lacking) => {
  const unmet = passwordChecks(rules, password).filter(({ met }) => !met);
  expect(unmet.map(({ rule }) => rule)).toEqual(lacking);
});

test("a generated password is as long as the rules want", () => {
  expect(meetsPasswordRules(LONG, newPassword(40))).toBe(true);
});
