import { expect, test } from "vitest";
import { readReport } from "@/components/iam/report-rows";
import { type CredentialFacts, credentialReportOf } from "./credential-report";

const at = new Date("2026-11-27T12:00:00Z");
const facts = (name: string, path = "/"): CredentialFacts => ({
  name,
  arn: `arn:aws:iam::123456789012:user${path}${name}`,
  createdAt: at,
  passwordChangedAt: undefined,
  passwordLastUsedAt: undefined,
  hasMfa: true,
  keys: [],
});

test("commas and quotes in names and paths move no column", () => {
  const odd = facts("a,b+=.@-_", '/x"y,z/');
  const { rows } = readReport(credentialReportOf(facts("root"), [odd, facts("ana")], undefined));
  expect(rows.map(({ user, arn, mfa_active }) => [user, arn, mfa_active])).toEqual([
    ["<root_account>", facts("root").arn, "true"],
    ["a,b+=.@-_", odd.arn, "true"],
    ["ana", facts("ana").arn, "true"],
  ]);
});
