import { expect, test } from "vitest";
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
