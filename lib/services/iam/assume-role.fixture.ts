import { type Caller, rootCaller } from "@/lib/platform/caller";
import { credentialOf } from "../authenticate";
import { invoke } from "../invoke";

const origin = { sourceIPAddress: "203.0.113.90", userAgent: "test/1" };

export const allow = (Action: string, more: object = {}) =>
  JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Action, Resource: "*", ...more } });
export const trust = (Principal: unknown, more: object = {}) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal, Action: "sts:AssumeRole", ...more },
  });

/** Whoever acts with an access key now. */
export async function bearer(id: string): Promise<Caller> {
  const credential = await credentialOf(id);
  if (!credential) throw new Error(`There is no key ${id}.`);
  return credential.callerFrom("us-east-1", origin);
}

/** Processes look at keys and policies again after a second. */
export const aSecond = () => new Promise((done) => setTimeout(done, 1050));

/** The user ana with an access key, the role deploy that ana assumes, and how. */
export type Stage = Awaited<ReturnType<typeof makeStage>>;

export async function makeStage(accountId: string) {
  const root = rootCaller(accountId, "us-east-1", origin);
  await invoke(root, "iam:CreateUser", { UserName: "ana" });
  const { AccessKey } = await invoke(root, "iam:CreateAccessKey", { UserName: "ana" });
  await invoke(root, "iam:CreateRole", {
    RoleName: "deploy",
    Path: "/ci/",
    AssumeRolePolicyDocument: trust({ AWS: `arn:aws:iam::${accountId}:user/ana` }),
    MaxSessionDuration: 7200,
  });
  await invoke(root, "iam:PutRolePolicy", {
    RoleName: "deploy",
    PolicyName: "reads",
    PolicyDocument: allow("iam:List*"),
  });
  const input = { RoleArn: `arn:aws:iam::${accountId}:role/ci/deploy`, RoleSessionName: "build-7" };
  return {
    root,
    input,
    assume: async (more: object = {}) =>
      invoke(await bearer(AccessKey?.AccessKeyId ?? ""), "sts:AssumeRole", { ...input, ...more }),
    trusted: (PolicyDocument: string) =>
      invoke(root, "iam:UpdateAssumeRolePolicy", { RoleName: "deploy", PolicyDocument }),
  };
}
