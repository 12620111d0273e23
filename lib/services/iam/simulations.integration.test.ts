import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import type { InputOf } from "../catalog";
import { invoke } from "../invoke";

const accountId = "200000000570";
const root = rootCaller(accountId, "us-east-1", { sourceIPAddress: "203.0.113.57", userAgent: "test/1" });
const policy = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const allow = (Action: string, more: object = {}) => ({ Effect: "Allow", Action, Resource: "*", ...more });
const ANA = `arn:aws:iam::${accountId}:user/team/ana`;
const invalid = { code: "InvalidInputException" };

beforeAll(async () => {
  await invoke(root, "iam:CreateUser", { UserName: "ana", Path: "/team/", Tags: [{ Key: "team", Value: "ops" }] });
  await invoke(root, "iam:CreateGroup", { GroupName: "devs" });
  await invoke(root, "iam:AddUserToGroup", { GroupName: "devs", UserName: "ana" });
  const put = { PolicyName: "own", PolicyDocument: policy(allow("logs:*")) };
  await invoke(root, "iam:PutUserPolicy", { UserName: "ana", ...put });
  const guard = policy(allow("sns:*"), { Effect: "Deny", Action: "sns:DeleteTopic", Resource: "*" });
  await invoke(root, "iam:PutGroupPolicy", { GroupName: "devs", PolicyName: "guard", PolicyDocument: guard });
  await invoke(root, "iam:AttachUserPolicy", {
    UserName: "ana",
    PolicyArn: "arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess",
  });
});
afterAll(closeDatabase);

type Question = Partial<InputOf<"iam:SimulatePrincipalPolicy">> & { ActionNames: string[] };

async function decisions(input: Question) {
  const { EvaluationResults = [] } = await invoke(root, "iam:SimulatePrincipalPolicy", {
    PolicySourceArn: ANA,
    ...input,
  });
  return EvaluationResults.map(({ EvalActionName, EvalDecision }) => `${EvalActionName} ${EvalDecision}`);
}

describe("SimulateCustomPolicy", () => {
  test("tells which statement decided, and where it stands", async () => {
    const text = `{
  "Version": "2012-10-17",
  "Statement": [
    {"Effect": "Allow", "Action": "logs:*", "Resource": "*"},
    {"Effect": "Deny", "Action": "logs:Delete*", "Resource": "*"}
  ]
}`;
    const answer = await invoke(root, "iam:SimulateCustomPolicy", {
      PolicyInputList: [text],
      ActionNames: ["logs:GetLogEvents", "logs:DeleteLogGroup", "sns:Publish"],
    });
    const at = (line: number, end: number) => ({
      SourcePolicyId: "PolicyInputList.1",
      SourcePolicyType: "none",
      StartPosition: { Line: line, Column: 5 },
      EndPosition: { Line: line, Column: end },
    });
    expect(answer.EvaluationResults).toEqual([
      expect.objectContaining({ EvalDecision: "allowed", MatchedStatements: [at(4, 61)] }),
      expect.objectContaining({ EvalDecision: "explicitDeny", MatchedStatements: [at(5, 66)] }),
      expect.objectContaining({ EvalDecision: "implicitDeny", MatchedStatements: [] }),
    ]);
  });

  test("names the context keys that nobody gave, and takes them when they are given", async () => {
    const asks = policy(allow("logs:*", { Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } }));
    const ask = (ContextEntries: object[]) =>
      invoke(root, "iam:SimulateCustomPolicy", {
        PolicyInputList: [asks],
        ActionNames: ["logs:GetLogEvents"],
        ContextEntries,
      });
    expect((await ask([])).EvaluationResults).toMatchObject([
      { EvalDecision: "implicitDeny", MissingContextValues: ["aws:sourceip"] },
    ]);
    const entry = { ContextKeyName: "aws:SourceIp", ContextKeyType: "ip", ContextKeyValues: ["10.1.2.3"] };
    expect((await ask([entry])).EvaluationResults).toMatchObject([
      { EvalDecision: "allowed", MissingContextValues: [] },
    ]);
    expect(await invoke(root, "iam:GetContextKeysForCustomPolicy", { PolicyInputList: [asks] })).toEqual({
      ContextKeyNames: ["aws:sourceip"],
    });
  });

  test("asks a boundary, a resource's policy and every resource, a page at a time", async () => {
    const bounded = await invoke(root, "iam:SimulateCustomPolicy", {
      PolicyInputList: [policy(allow("*"))],
      PermissionsBoundaryPolicyInputList: [policy(allow("logs:*"))],
      ActionNames: ["sns:Publish", "logs:GetLogEvents"],
    });
    expect(bounded.EvaluationResults).toMatchObject([
      { EvalDecision: "implicitDeny", PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false } },
      { EvalDecision: "allowed", PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: true } },
    ]);
    const granted = await invoke(root, "iam:SimulateCustomPolicy", {
      PolicyInputList: [policy(allow("logs:*"))],
      ResourcePolicy: policy({ ...allow("sns:Publish"), Principal: { AWS: ANA } }),
      CallerArn: ANA,
      ActionNames: ["sns:Publish"],
    });
    expect(granted.EvaluationResults).toMatchObject([
      {
        EvalDecision: "allowed",
        MatchedStatements: [{ SourcePolicyId: "ResourcePolicy", SourcePolicyType: "resource" }],
      },
    ]);
    const question = {
      PolicyInputList: [policy({ ...allow("sns:Publish"), Resource: "arn:aws:sns:*:*:dev-*" })],
      ActionNames: ["sns:Publish"],
      ResourceArns: ["arn:aws:sns:us-east-1:1:dev-a", "arn:aws:sns:us-east-1:1:prod-a"],
    };
    const first = await invoke(root, "iam:SimulateCustomPolicy", { ...question, MaxItems: 1 });
    expect([first.EvaluationResults?.[0]?.EvalDecision, first.IsTruncated]).toEqual(["allowed", true]);
    const second = await invoke(root, "iam:SimulateCustomPolicy", { ...question, MaxItems: 1, Marker: first.Marker });
    expect([second.EvaluationResults?.[0]?.EvalDecision, second.IsTruncated]).toEqual(["implicitDeny", false]);
  });

  test("of what is no policy, or no action, is InvalidInput", async () => {
    const ask = (PolicyInputList: string[], action: string) =>
      invoke(root, "iam:SimulateCustomPolicy", { PolicyInputList, ActionNames: [action] });
    await expect(ask(["{}"], "logs:GetLogEvents")).rejects.toMatchObject(invalid);
    await expect(ask([policy(allow("*"))], "logs:*")).rejects.toMatchObject(invalid);
  });
});

describe("SimulatePrincipalPolicy", () => {
  test("asks the user's own policies, the attached and the groups'", async () => {
    const ActionNames = [
      "logs:CreateLogGroup",
      "sns:Publish",
      "sns:DeleteTopic",
      "cloudwatch:GetMetricData",
      "iam:ListUsers",
    ];
    expect(await decisions({ ActionNames })).toEqual([
      "logs:CreateLogGroup allowed",
      "sns:Publish allowed",
      "sns:DeleteTopic explicitDeny",
      "cloudwatch:GetMetricData allowed",
      "iam:ListUsers implicitDeny",
    ]);
    const { EvaluationResults } = await invoke(root, "iam:SimulatePrincipalPolicy", {
      PolicySourceArn: ANA,
      ActionNames: ["sns:DeleteTopic", "cloudwatch:GetMetricData"],
    });
    expect(EvaluationResults?.map(({ MatchedStatements }) => MatchedStatements?.[0])).toMatchObject([
      { SourcePolicyId: "group_devs_guard", SourcePolicyType: "group" },
      { SourcePolicyId: "CloudWatchReadOnlyAccess", SourcePolicyType: "aws-managed" },
    ]);
  });

  test("leaves out what is excluded, and is bound by the boundary", async () => {
    const ActionNames = ["sns:DeleteTopic", "logs:CreateLogGroup"];
    const inline = {
      InlinePolicyIdentifier: { PolicyName: "guard", AttachmentType: "group" as const, AttachmentName: "devs" },
    };
    expect(await decisions({ ActionNames, PolicyExclusionList: [inline] })).toEqual([
      "sns:DeleteTopic implicitDeny",
      "logs:CreateLogGroup allowed",
    ]);
    await invoke(root, "iam:PutUserPermissionsBoundary", {
      UserName: "ana",
      PermissionsBoundary: "arn:aws:iam::aws:policy/AmazonSNSFullAccess",
    });
    expect(await decisions({ ActionNames })).toEqual([
      "sns:DeleteTopic explicitDeny",
      "logs:CreateLogGroup implicitDeny",
    ]);
    const type = { PolicyType: "permission-boundary" as const };
    expect(await decisions({ ActionNames, PolicyExclusionList: [type] })).toContain("logs:CreateLogGroup allowed");
  });

  test("knows the user's own facts", async () => {
    const own = policy(allow("s3:GetObject", { Condition: { StringEquals: { "aws:PrincipalTag/team": "ops" } } }));
    const keys = await invoke(root, "iam:GetContextKeysForPrincipalPolicy", {
      PolicySourceArn: ANA,
      PolicyInputList: [own],
    });
    expect(keys.ContextKeyNames).toEqual(["aws:principaltag/team"]);
    const unbound = { PolicyExclusionList: [{ PolicyType: "permission-boundary" as const }] };
    expect(await decisions({ ActionNames: ["s3:GetObject"], PolicyInputList: [own], ...unbound })).toEqual([
      "s3:GetObject allowed",
    ]);
  });

  test("of nobody is NoSuchEntity; a resource's policy for a group needs a caller", async () => {
    const ActionNames = ["sns:Publish"];
    await expect(decisions({ ActionNames, PolicySourceArn: `${ANA}x` })).rejects.toMatchObject({
      code: "NoSuchEntityException",
    });
    await expect(
      decisions({
        ActionNames,
        PolicySourceArn: `arn:aws:iam::${accountId}:group/devs`,
        ResourcePolicy: policy({ ...allow("sns:Publish"), Principal: "*" }),
      }),
    ).rejects.toMatchObject(invalid);
  });
});
