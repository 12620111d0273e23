import type { Metadata } from "next";
import { plainDocument } from "@/components/iam/plain-document";
import { askFor } from "@/lib/console/ask";
import { attachablePolicies } from "../../permissions/attachable-policies";
import { readPolicies } from "../../permissions/read-permissions";
import { RoleView } from "./role-view";

type Props = { params: Promise<{ name: string }>; searchParams: Promise<{ tab?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).name) };
}

/** A role: the facts, and behind tabs what is asked for only when its tab is open. */
export default async function RolePage({ params, searchParams }: Props) {
  const name = decodeURIComponent((await params).name);
  const { tab } = await searchParams;
  const open = tab === "trust" || tab === "tags" ? tab : "permissions";
  const { Role: role } = await askFor("iam:GetRole", { RoleName: name });
  const [policies, attachable] = await Promise.all([
    open === "permissions" ? readPolicies({ kind: "role", name }) : undefined,
    open === "permissions" ? attachablePolicies() : [],
  ]);
  return (
    <RoleView
      role={{
        name,
        arn: role?.Arn ?? "",
        created: role?.CreateDate,
        description: role?.Description ?? "",
        lastUsed: role?.RoleLastUsed?.LastUsedDate,
        sessionSeconds: role?.MaxSessionDuration ?? 3600,
        trustPolicy: plainDocument(role?.AssumeRolePolicyDocument),
      }}
      tab={open}
      tags={(role?.Tags ?? []).map(({ Key = "", Value = "" }) => ({ key: Key, value: Value }))}
      boundary={role?.PermissionsBoundary?.PermissionsBoundaryArn}
      policies={policies}
      attachable={attachable}
    />
  );
}
