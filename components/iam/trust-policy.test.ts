import { expect, test } from "vitest";
import { findMistakes } from "@/lib/languages/policy/parse";
import { TRUSTED_SERVICES, type TrustedEntity, trustPolicyOf } from "./trust-policy";

const account = { kind: "account", accountId: "210987654321", externalId: "", requiresMfa: false } as const;

test("an account is trusted by its root, with the conditions that were asked", () => {
  expect(JSON.parse(trustPolicyOf(account)).Statement[0]).toEqual({
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::210987654321:root" },
    Action: "sts:AssumeRole",
  });
  expect(
    JSON.parse(trustPolicyOf({ ...account, externalId: "deal-42", requiresMfa: true })).Statement[0].Condition,
  ).toEqual({ StringEquals: { "sts:ExternalId": "deal-42" }, Bool: { "aws:MultiFactorAuthPresent": "true" } });
});

test.each<TrustedEntity>([
  account,
  { ...account, externalId: "x", requiresMfa: true },
  ...TRUSTED_SERVICES.map((service) => ({ kind: "service" as const, service })),
])("what is written is a trust policy: %j", (entity) => {
  expect(findMistakes(trustPolicyOf(entity), { kind: "trust" })).toEqual([]);
});

test("a policy of one's own stays as it was written", () => {
  expect(trustPolicyOf({ kind: "custom", document: "{ }" })).toBe("{ }");
});
