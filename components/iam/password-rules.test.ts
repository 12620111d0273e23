import { expect, test } from "vitest";
import { DEFAULT_PASSWORD_RULES, passwordRulesOf, policyInputOf, ruleMistakes } from "./password-rules";

const whole = {
  MinimumPasswordLength: 14,
  RequireUppercaseCharacters: true,
  RequireLowercaseCharacters: false,
  RequireNumbers: true,
  RequireSymbols: false,
  AllowUsersToChangePassword: true,
  MaxPasswordAge: 90,
  HardExpiry: true,
  PasswordReusePrevention: 5,
};

test("a policy that is opened and saved stays as it is", () => {
  expect(policyInputOf(passwordRulesOf(whole))).toEqual(whole);
});

test("bounds that are left empty are left out", () => {
  expect(policyInputOf({ ...DEFAULT_PASSWORD_RULES, hardExpiry: true })).toMatchObject({
    MaxPasswordAge: undefined,
    HardExpiry: undefined,
    PasswordReusePrevention: undefined,
  });
});

test.each([
  [{ minimumLength: "" }, ["minimumLength"]],
  [{ minimumLength: "5" }, ["minimumLength"]],
  [{ minimumLength: "6", maximumAgeDays: "1096", remembered: "25" }, ["maximumAgeDays", "remembered"]],
  [{ minimumLength: "1e2" }, ["minimumLength"]],
  [{ minimumLength: "128", maximumAgeDays: "1095", remembered: "24" }, []],
])("%j has the mistakes %j", (change, mistakes) => {
  expect(ruleMistakes({ ...DEFAULT_PASSWORD_RULES, ...change })).toEqual(mistakes);
});
