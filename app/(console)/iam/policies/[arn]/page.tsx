import type { Metadata } from "next";
import { plainDocument } from "@/components/iam/plain-document";
import type { Principal } from "@/components/iam/principal";
import { askFor } from "@/lib/console/ask";
import { every, everyGroup, everyRole, everyUser, PAGE } from "../../every";
import { PolicyView } from "./policy-view";

type Props = { params: Promise<{ arn: string }>; searchParams: Promise<{ tab?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return {
    title: decodeURIComponent((await params).arn)
      .split("/")
      .at(-1),
  };
}

/** A managed policy: its document, its versions, and who has it. */
export default async function PolicyPage({ params, searchParams }: Props) {
  const arn = decodeURIComponent((await params).arn);
  const { tab } = await searchParams;
  const open = tab === "entities" || tab === "versions" || tab === "tags" ? tab : "permissions";
  const { Policy: policy } = await askFor("iam:GetPolicy", { PolicyArn: arn });
  const [{ PolicyVersion: version }, { Versions: versions = [] }, holders, candidates] = await Promise.all([
    askFor("iam:GetPolicyVersion", { PolicyArn: arn, VersionId: policy?.DefaultVersionId ?? "v1" }),
    open === "versions" ? askFor("iam:ListPolicyVersions", { PolicyArn: arn }) : { Versions: [] },
    open === "entities" ? readHolders(arn) : [],
    open === "entities" ? readCandidates() : [],
  ]);
  return (
    <PolicyView
      policy={{
        arn,
        name: policy?.PolicyName ?? "",
        description: policy?.Description ?? "",
        created: policy?.CreateDate,
        updated: policy?.UpdateDate,
        version: policy?.DefaultVersionId ?? "",
        attachments: policy?.AttachmentCount ?? 0,
        document: plainDocument(version?.Document),
      }}
      tab={open}
      tags={(policy?.Tags ?? []).map(({ Key = "", Value = "" }) => ({ key: Key, value: Value }))}
      versions={versions}
      holders={holders}
      candidates={candidates}
    />
  );
}

function readHolders(PolicyArn: string): Promise<Principal[]> {
  const question = { PolicyArn, PolicyUsageFilter: "PermissionsPolicy", MaxItems: PAGE } as const;
  return every(async (Marker) => {
    const answer = await askFor("iam:ListEntitiesForPolicy", { ...question, Marker });
    const { PolicyUsers = [], PolicyGroups = [], PolicyRoles = [] } = answer;
    const items = [
      ...PolicyUsers.map(({ UserName = "" }): Principal => ({ kind: "user", name: UserName })),
      ...PolicyGroups.map(({ GroupName = "" }): Principal => ({ kind: "group", name: GroupName })),
      ...PolicyRoles.map(({ RoleName = "" }): Principal => ({ kind: "role", name: RoleName })),
    ];
    return { items, next: answer.Marker };
  });
}

async function readCandidates(): Promise<Principal[]> {
  const [users, groups, roles] = await Promise.all([everyUser(), everyGroup(), everyRole()]);
  return [
    ...users.map(({ UserName = "" }): Principal => ({ kind: "user", name: UserName })),
    ...groups.map(({ GroupName = "" }): Principal => ({ kind: "group", name: GroupName })),
    ...roles.map(({ RoleName = "" }): Principal => ({ kind: "role", name: RoleName })),
  ];
}
