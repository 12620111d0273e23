import { expect, test } from "vitest";
import { meetsPasswordPolicy, passwordStrength } from "@/components/sign-in/password-strength";
import { newPassword } from "./new-password";

test("generated passwords meet the rules, are strong and differ", () => {
  const passwords = Array.from({ length: 200 }, () => newPassword());
  expect(new Set(passwords).size).toBe(200);
  for (const password of passwords) {
    expect(password).toHaveLength(16);
    expect(meetsPasswordPolicy(password)).toBe(true);
    expect(passwordStrength(password)).toBe("strong");
  }
});

test.each([
  ["password", false, "weak"],
  ["Password1", true, "fair"],
  ["aA1!aA1!", true, "weak"],
  ["correct Horse battery staple", true, "strong"],
])("%s", (password, accepted, strength) => {
  expect(meetsPasswordPolicy(password)).toBe(accepted);
  expect(passwordStrength(password)).toBe(strength);
});
