import { expect, test } from "vitest";
import { type CredentialFacts, credentialReportOf } from "@/lib/services/iam/model/credential-report";
import { readReport } from "./report-rows";

test("values are found by their columns, commas and quotes in names included", () => {
  const { columns, rows } = readReport('user,arn,mfa_active\nana,arn:1,true\n"a,""b""",arn:2,\n');
  expect(columns).toEqual(["user", "arn", "mfa_active"]);
  expect(rows).toEqual([
    { user: "ana", arn: "arn:1", mfa_active: "true" },
    { user: 'a,"b"', arn: "arn:2", mfa_active: "" },
  ]);
});

test("a report of nobody has columns and no rows", () => {
  expect(readReport("user,arn")).toEqual({ columns: ["user", "arn"], rows: [] });
});

const facts = (name: string, path = "/"): CredentialFacts => ({
  name,
  arn: `arn:aws:iam::123456789012:user${path}${name}`,
  createdAt: new Date("2026-11-27T12:00:00Z"),
  passwordChangedAt: undefined,
  passwordLastUsedAt: undefined,
  hasMfa: true,
  keys: [],
});

test("commas and quotes in names and paths move no column of IAM's own report", () => {
  const odd = facts("a,b+=.@-_", '/x"y,z/');
  const { rows } = readReport(credentialReportOf(facts("root"), [odd, facts("ana")], undefined));
  expect(rows.map(({ user, arn, mfa_active }) => [user, arn, mfa_active])).toEqual([
    ["<root_account>", facts("root").arn, "true"],
    ["a,b+=.@-_", odd.arn, "true"],
    ["ana", facts("ana").arn, "true"],
  ]);
});
