import type { AttachedPolicy as Attached } from "@aws-sdk/client-iam";
import { plainDocument } from "@/components/iam/plain-document";
import type { Principal } from "@/components/iam/principal";
import type { AttachedPolicy, Part } from "@/components/iam/user-facts";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";

/** The policies of a user, a group or a role: attached ones, and inline ones with their documents. */
export async function readPolicies(principal: Principal): Promise<Part<AttachedPolicy[]>> {
  const attached = await listAttached(principal);
  if (!attached.ok) return attached;
  const inline = await listInline(principal);
  if (!inline.ok) return inline;
  const managed = (attached.output.AttachedPolicies ?? []).map(
    ({ PolicyName = "", PolicyArn = "" }): AttachedPolicy => ({
      kind: PolicyArn.startsWith("arn:aws:iam::aws:") ? "awsManaged" : "customerManaged",
      name: PolicyName,
      arn: PolicyArn,
    }),
  );
  const own = (inline.output.PolicyNames ?? []).map(async (name): Promise<AttachedPolicy> => {
    const answer = await readInline(principal, name);
    return { kind: "inline", name, document: answer.ok ? plainDocument(answer.output.PolicyDocument) : undefined };
  });
  return { ok: true, output: [...managed, ...(await Promise.all(own))] };
}

function listAttached({ kind, name }: Principal): Promise<ActionAnswer<{ AttachedPolicies?: Attached[] }>> {
  if (kind === "user") return perform("iam:ListAttachedUserPolicies", { UserName: name });
  if (kind === "group") return perform("iam:ListAttachedGroupPolicies", { GroupName: name });
  return perform("iam:ListAttachedRolePolicies", { RoleName: name });
}

function listInline({ kind, name }: Principal): Promise<ActionAnswer<{ PolicyNames: string[] | undefined }>> {
  if (kind === "user") return perform("iam:ListUserPolicies", { UserName: name });
  if (kind === "group") return perform("iam:ListGroupPolicies", { GroupName: name });
  return perform("iam:ListRolePolicies", { RoleName: name });
}

function readInline(
  { kind, name }: Principal,
  PolicyName: string,
): Promise<ActionAnswer<{ PolicyDocument: string | undefined }>> {
  if (kind === "user") return perform("iam:GetUserPolicy", { UserName: name, PolicyName });
  if (kind === "group") return perform("iam:GetGroupPolicy", { GroupName: name, PolicyName });
  return perform("iam:GetRolePolicy", { RoleName: name, PolicyName });
}
