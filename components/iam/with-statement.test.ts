import { expect, test } from "vitest";
import { findMistakes } from "@/lib/languages/policy/parse";
import { withStatement } from "./with-statement";

const statement = { effect: "Deny", actions: ["logs:DeleteLogGroup"], resources: [] } as const;

test.each([
  ['{"Version":"2012-10-17","Statement":[]}', 1],
  ['{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}', 2],
  ['{"Version":"2012-10-17","Id":"x","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}', 2],
])("%s gets one more statement and stays a policy", (document, count) => {
  const written = withStatement(document, statement) ?? "";
  const { Statement } = JSON.parse(written);
  expect(Statement).toHaveLength(count);
  expect(Statement.at(-1)).toEqual({ Effect: "Deny", Action: ["logs:DeleteLogGroup"], Resource: "*" });
  expect(findMistakes(written)).toEqual([]);
});

test.each(["not JSON", "[]", "null", '"text"'])("%s is nothing to add to", (document) => {
  expect(withStatement(document, statement)).toBeUndefined();
});
