import { expect, test } from "vitest";
import { literalsOf } from "./literals";
import { parseEventPattern } from "./parser";

test.each<[string, object, string[] | undefined]>([
  ["a text", { source: ["aws.ec2"] }, ["aws.ec2"]],
  ["several, each once", { source: ["aws.ec2", "aws.s3", "aws.ec2"] }, ["aws.ec2", "aws.s3"]],
  [
    "whatever a matcher lets through, which is no text",
    { source: [{ prefix: "aws." }, 1] },
    ['{"prefix":"aws."}', "1"],
  ],
  ["nothing that is said", { "detail-type": ["x"] }, undefined],
  ["what each alternative says", { $or: [{ source: ["a"] }, { source: ["b"], account: ["1"] }] }, ["a", "b"]],
  ["anything by one alternative", { $or: [{ source: ["a"] }, { account: ["1"] }] }, undefined],
])("a pattern lets the source be %s", (_, pattern, wanted) => {
  expect(literalsOf(parseEventPattern(JSON.stringify(pattern)), "source")).toEqual(wanted);
});

test.each([{ detail: { service: ["ABUSE"] } }, { "detail.service": ["ABUSE"] }])(
  "a field inside of another is found by its path, however it is written: %o",
  (pattern) => {
    expect(literalsOf(parseEventPattern(JSON.stringify(pattern)), "detail.service")).toEqual(["ABUSE"]);
  },
);
