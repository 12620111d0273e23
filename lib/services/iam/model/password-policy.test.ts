import { describe, expect, test } from "vitest";
import { checkPassword, expiryOf, passwordPolicyOf, passwordPolicyOutput } from "./password-policy";

const weak = (message: string) => expect.objectContaining({ code: "PasswordPolicyViolationException", message });

describe("without a policy of the account", () => {
  test.each(["Abcdefg1", "abcdef1!", "ABCDEF1!", "Abcdefg!"])("%s will do", (password) => {
    expect(() => checkPassword(password, undefined, ["ana"])).not.toThrow();
  });

  test.each([
    ["Abc1!", "Password should have a minimum length of 8"],
    ["abcdefg1", "Password should have at least three of: uppercase letters, lowercase letters, numbers, symbols"],
    ["Owner1@example.com", "Password must not be identical to your account name or email address"],
  ])("%s will not", (password, message) => {
    expect(() => checkPassword(password, undefined, ["owner1@EXAMPLE.com"])).toThrow(weak(message));
  });
});

test.each([
  [{ MinimumPasswordLength: 12 }, "Password should have a minimum length of 12"],
  [{ RequireUppercaseCharacters: true }, "Password should have at least one uppercase letter"],
  [{ RequireLowercaseCharacters: true }, "Password should have at least one lowercase letter"],
  [{ RequireNumbers: true }, "Password should have at least one number"],
  [{ RequireSymbols: true }, "Password should have at least one symbol"],
])("the account's policy decides alone: %o", (input, message) => {
  const policy = passwordPolicyOf(input);
  expect(() => checkPassword("      ", policy, [])).toThrow(weak(message));
  expect(() => checkPassword("Long-Enough-123", policy, [])).not.toThrow();
});

test("what is left out of an update goes back to AWS's default", () => {
  expect(passwordPolicyOutput(passwordPolicyOf({ RequireNumbers: true }))).toEqual({
    MinimumPasswordLength: 6,
    RequireSymbols: false,
    RequireNumbers: true,
    RequireUppercaseCharacters: false,
    RequireLowercaseCharacters: false,
    AllowUsersToChangePassword: false,
    ExpirePasswords: false,
    MaxPasswordAge: undefined,
    HardExpiry: false,
  });
});

test("a password expires after its days, softly or hard", () => {
  const changedAt = new Date("2026-01-01T00:00:00Z");
  const policy = passwordPolicyOf({ MaxPasswordAge: 30 });
  expect(expiryOf(undefined, changedAt, new Date("2036-01-01"))).toBe("none");
  expect(expiryOf(policy, changedAt, new Date("2026-01-30T23:59:59Z"))).toBe("none");
  expect(expiryOf(policy, changedAt, new Date("2026-01-31T00:00:00Z"))).toBe("mustChange");
  expect(expiryOf({ ...policy, hardExpiry: true }, changedAt, new Date("2026-02-01"))).toBe("hard");
});
