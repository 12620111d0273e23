import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { dispatch, invoke } from "../invoke";

const accountId = "200000000040";
const root = rootCaller(accountId, "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const document = (action: string) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] });
const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Principal: { AWS: accountId }, Action: "sts:AssumeRole" },
});

beforeAll(async () => {
  await invoke(root, "iam:CreateUser", { UserName: "it" });
  await invoke(root, "iam:CreateGroup", { GroupName: "it" });
  await invoke(root, "iam:CreateRole", { RoleName: "it", AssumeRolePolicyDocument: trust });
  for (let number = 1; number <= 11; number += 1) {
    await invoke(root, "iam:CreatePolicy", { PolicyName: `p${number}`, PolicyDocument: document("logs:*") });
  }
});
afterAll(closeDatabase);

/** The operations of the three kinds have the same shapes but for the kind's name in them. */
describe.each([
  ["User", 2048],
  ["Group", 5120],
  ["Role", 10_240],
])("policies of a %s", (Kind, size) => {
  const kind = Kind.toLowerCase();
  const ask = (operation: string, input: object, name = "it") =>
    dispatch(root, `iam:${operation.replace("Kind", Kind)}`, { [`${Kind}Name`]: name, ...input });

  test("inline: put, got percent-encoded, listed by page, put over, deleted", async () => {
    await ask("PutKindPolicy", { PolicyName: "b", PolicyDocument: document("logs:Get*") });
    await ask("PutKindPolicy", { PolicyName: "a", PolicyDocument: document("logs:Put*") });
    await ask("PutKindPolicy", { PolicyName: "b", PolicyDocument: document("sns:*") });
    const got = await ask("GetKindPolicy", { PolicyName: "b" });
    expect(got).toEqual({
      [`${Kind}Name`]: "it",
      PolicyName: "b",
      PolicyDocument: encodeURIComponent(document("sns:*")).replaceAll("*", "%2A"),
    });
    const first = (await ask("ListKindPolicies", { MaxItems: 1 })) as { Marker: string };
    expect(first).toMatchObject({ PolicyNames: ["a"], IsTruncated: true });
    expect(await ask("ListKindPolicies", { Marker: first.Marker })).toEqual({ PolicyNames: ["b"], IsTruncated: false });
    await ask("DeleteKindPolicy", { PolicyName: "b" });
    for (const operation of ["GetKindPolicy", "DeleteKindPolicy"]) {
      await expect(ask(operation, { PolicyName: "b" })).rejects.toMatchObject({
        code: "NoSuchEntityException",
        message: `The ${kind} policy with name b cannot be found.`,
      });
    }
  });

  test("inline: all of them together have a size", async () => {
    const padded = (length: number) => document(`logs:${"x".repeat(length)}`);
    await ask("PutKindPolicy", { PolicyName: "half", PolicyDocument: padded(size / 2) });
    await ask("PutKindPolicy", { PolicyName: "half", PolicyDocument: padded(size / 2) });
    await expect(ask("PutKindPolicy", { PolicyName: "other", PolicyDocument: padded(size / 2) })).rejects.toMatchObject(
      {
        code: "LimitExceededException",
        message: `Maximum policy size of ${size} bytes exceeded for ${kind} it`,
      },
    );
    await ask("DeleteKindPolicy", { PolicyName: "half" });
  });

  test("inline: no policy is MalformedPolicyDocument", async () => {
    await expect(ask("PutKindPolicy", { PolicyName: "x", PolicyDocument: "[]" })).rejects.toMatchObject({
      code: "MalformedPolicyDocumentException",
    });
  });

  test("attached: once is as good as twice, listed by path and page, detached", async () => {
    await ask("AttachKindPolicy", { PolicyArn: READ_ONLY });
    await ask("AttachKindPolicy", { PolicyArn: READ_ONLY });
    await ask("AttachKindPolicy", { PolicyArn: `arn:aws:iam::${accountId}:policy/p1` });
    expect(await ask("ListAttachedKindPolicies", {})).toMatchObject({
      AttachedPolicies: [
        { PolicyName: "p1", PolicyArn: `arn:aws:iam::${accountId}:policy/p1` },
        { PolicyName: "ReadOnlyAccess", PolicyArn: READ_ONLY },
      ],
      IsTruncated: false,
    });
    expect(await ask("ListAttachedKindPolicies", { MaxItems: 1 })).toMatchObject({ IsTruncated: true });
    expect(await ask("ListAttachedKindPolicies", { PathPrefix: "/no/" })).toMatchObject({ AttachedPolicies: [] });
    await ask("DetachKindPolicy", { PolicyArn: READ_ONLY });
    await expect(ask("DetachKindPolicy", { PolicyArn: READ_ONLY })).rejects.toMatchObject({
      code: "NoSuchEntityException",
      message: `Policy ${READ_ONLY} was not found.`,
    });
  });

  test("attached: a policy that is not there cannot be", async () => {
    for (const account of ["aws", accountId]) {
      const PolicyArn = `arn:aws:iam::${account}:policy/NoSuchPolicy`;
      await expect(ask("AttachKindPolicy", { PolicyArn })).rejects.toMatchObject({
        code: "NoSuchEntityException",
        message: `Policy ${PolicyArn} does not exist or is not attachable.`,
      });
    }
    await expect(ask("AttachKindPolicy", { PolicyArn: "arn:aws:iam::aws:user/x" })).rejects.toMatchObject({
      code: "InvalidInputException",
    });
  });

  test("attached: the eleventh is LimitExceeded", async () => {
    for (let number = 2; number <= 10; number += 1) {
      await ask("AttachKindPolicy", { PolicyArn: `arn:aws:iam::${accountId}:policy/p${number}` });
    }
    await expect(ask("AttachKindPolicy", { PolicyArn: `arn:aws:iam::${accountId}:policy/p11` })).rejects.toMatchObject({
      code: "LimitExceededException",
      message: `Cannot exceed quota for PoliciesPer${Kind}: 10`,
    });
  });

  test("nobody's policies: NoSuchEntity", async () => {
    const calls: [string, object][] = [
      ["PutKindPolicy", { PolicyName: "x", PolicyDocument: document("*") }],
      ["GetKindPolicy", { PolicyName: "x" }],
      ["ListKindPolicies", {}],
      ["DeleteKindPolicy", { PolicyName: "x" }],
      ["AttachKindPolicy", { PolicyArn: READ_ONLY }],
      ["DetachKindPolicy", { PolicyArn: READ_ONLY }],
      ["ListAttachedKindPolicies", {}],
    ];
    for (const [operation, input] of calls) {
      await expect(ask(operation, input, "nobody")).rejects.toMatchObject({
        code: "NoSuchEntityException",
        message: `The ${kind} with name nobody cannot be found.`,
      });
    }
  });
});
