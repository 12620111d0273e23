import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../../invoke";

const root = rootCaller("300000000004", "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const arn = (name: string) => `arn:aws:logs:us-east-1:300000000004:log-group:${name}`;
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, ""]));

beforeAll(async () => {
  for (const logGroupName of ["one", "two", "full"]) await invoke(root, "logs:CreateLogGroup", { logGroupName });
});
afterAll(closeDatabase);

test("the newer and the older operations speak of the same tags", async () => {
  await invoke(root, "logs:TagResource", { resourceArn: arn("one"), tags: { env: "dev", team: "a" } });
  await invoke(root, "logs:TagLogGroup", { logGroupName: "one", tags: { env: "prod", cost: "7" } });
  const tags = { env: "prod", team: "a", cost: "7" };
  expect(await invoke(root, "logs:ListTagsForResource", { resourceArn: arn("one") })).toEqual({ tags });
  expect(await invoke(root, "logs:ListTagsLogGroup", { logGroupName: "one" })).toEqual({ tags });
  await invoke(root, "logs:UntagResource", { resourceArn: arn("one"), tagKeys: ["env", "never"] });
  await invoke(root, "logs:UntagLogGroup", { logGroupName: "one", tags: ["cost"] });
  expect(await invoke(root, "logs:ListTagsLogGroup", { logGroupName: "one" })).toEqual({ tags: { team: "a" } });
});

test("a group without tags answers none", async () => {
  expect(await invoke(root, "logs:ListTagsForResource", { resourceArn: arn("two") })).toEqual({ tags: {} });
});

describe("at most 50 tags, and a refused call changes nothing", () => {
  beforeAll(() => invoke(root, "logs:TagResource", { resourceArn: arn("full"), tags: many(50) }));

  test("TooManyTagsException: TagResource", async () => {
    const input = { resourceArn: arn("full"), tags: { one: "more" } };
    await expect(invoke(root, "logs:TagResource", input)).rejects.toMatchObject({ code: "TooManyTagsException" });
    expect((await invoke(root, "logs:ListTagsLogGroup", { logGroupName: "full" })).tags).toEqual(many(50));
  });

  test("InvalidParameterException: TagLogGroup", async () => {
    const input = { logGroupName: "full", tags: { one: "more" } };
    await expect(invoke(root, "logs:TagLogGroup", input)).rejects.toMatchObject({ code: "InvalidParameterException" });
  });

  test("a new value of an old key is no further tag", async () => {
    await invoke(root, "logs:TagResource", { resourceArn: arn("full"), tags: { k1: "new" } });
    expect((await invoke(root, "logs:ListTagsLogGroup", { logGroupName: "full" })).tags).toMatchObject({ k1: "new" });
  });
});

describe("refused", () => {
  const missing = [
    ["logs:TagResource", { resourceArn: arn("nowhere"), tags: { a: "b" } }],
    ["logs:UntagResource", { resourceArn: arn("nowhere"), tagKeys: ["a"] }],
    ["logs:ListTagsForResource", { resourceArn: arn("nowhere") }],
    ["logs:TagLogGroup", { logGroupName: "nowhere", tags: { a: "b" } }],
    ["logs:UntagLogGroup", { logGroupName: "nowhere", tags: ["a"] }],
    ["logs:ListTagsLogGroup", { logGroupName: "nowhere" }],
  ] as const;
  test.each(missing)("ResourceNotFoundException: %s", async (action, input) => {
    await expect(invoke(root, action, input as never)).rejects.toMatchObject({
      code: "ResourceNotFoundException",
      message: "The specified log group does not exist.",
    });
  });

  test("ValidationException: the ARN of something else", async () => {
    const resourceArn = "arn:aws:logs:us-east-1:300000000004:destination:one";
    await expect(invoke(root, "logs:ListTagsForResource", { resourceArn })).rejects.toMatchObject({
      code: "ValidationException",
      message: "Invalid resourceArn",
    });
  });

  test.each(["aws:owner", "bad key\u0000", "bad,key"])("InvalidParameterException: the key %j", async (key) => {
    const tags = { [key]: "value" };
    await expect(invoke(root, "logs:TagResource", { resourceArn: arn("one"), tags })).rejects.toMatchObject({
      code: "InvalidParameterException",
    });
  });
});
