"use server";

import { refresh } from "next/cache";
import type { Principal } from "@/components/iam/principal";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";

/** Attaches managed policies, one after the other, up to the first that is refused. */
export async function attachPolicies(principal: Principal, arns: string[]): Promise<ActionAnswer<unknown>> {
  for (const arn of arns) {
    const answer = await attach(principal, arn);
    if (!answer.ok) return answer;
  }
  refresh();
  return { ok: true, output: undefined };
}

function attach({ kind, name }: Principal, PolicyArn: string): Promise<ActionAnswer<unknown>> {
  if (kind === "user") return perform("iam:AttachUserPolicy", { UserName: name, PolicyArn });
  if (kind === "group") return perform("iam:AttachGroupPolicy", { GroupName: name, PolicyArn });
  return perform("iam:AttachRolePolicy", { RoleName: name, PolicyArn });
}

export async function detachPolicy({ kind, name }: Principal, PolicyArn: string): Promise<ActionAnswer<unknown>> {
  const answer =
    kind === "user"
      ? await perform("iam:DetachUserPolicy", { UserName: name, PolicyArn })
      : kind === "group"
        ? await perform("iam:DetachGroupPolicy", { GroupName: name, PolicyArn })
        : await perform("iam:DetachRolePolicy", { RoleName: name, PolicyArn });
  refresh();
  return answer;
}

/** Writes a policy into the principal; one of the same name is replaced. */
export async function putInlinePolicy(
  { kind, name }: Principal,
  PolicyName: string,
  PolicyDocument: string,
): Promise<ActionAnswer<unknown>> {
  const policy = { PolicyName, PolicyDocument };
  const answer =
    kind === "user"
      ? await perform("iam:PutUserPolicy", { UserName: name, ...policy })
      : kind === "group"
        ? await perform("iam:PutGroupPolicy", { GroupName: name, ...policy })
        : await perform("iam:PutRolePolicy", { RoleName: name, ...policy });
  if (answer.ok) refresh();
  return answer;
}

export async function deleteInlinePolicy(
  { kind, name }: Principal,
  PolicyName: string,
): Promise<ActionAnswer<unknown>> {
  const answer =
    kind === "user"
      ? await perform("iam:DeleteUserPolicy", { UserName: name, PolicyName })
      : kind === "group"
        ? await perform("iam:DeleteGroupPolicy", { GroupName: name, PolicyName })
        : await perform("iam:DeleteRolePolicy", { RoleName: name, PolicyName });
  refresh();
  return answer;
}

/** Sets the permissions boundary of a user or a role; undefined takes it away. A group has none. */
export async function setBoundary(principal: Principal, arn: string | undefined): Promise<ActionAnswer<unknown>> {
  const answer = await (arn === undefined ? deleteBoundary(principal) : putBoundary(principal, arn));
  if (answer.ok) refresh();
  return answer;
}

function putBoundary({ kind, name }: Principal, PermissionsBoundary: string): Promise<ActionAnswer<unknown>> {
  return kind === "role"
    ? perform("iam:PutRolePermissionsBoundary", { RoleName: name, PermissionsBoundary })
    : perform("iam:PutUserPermissionsBoundary", { UserName: name, PermissionsBoundary });
}

function deleteBoundary({ kind, name }: Principal): Promise<ActionAnswer<unknown>> {
  return kind === "role"
    ? perform("iam:DeleteRolePermissionsBoundary", { RoleName: name })
    : perform("iam:DeleteUserPermissionsBoundary", { UserName: name });
}
