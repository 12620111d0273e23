import type { Group, User } from "@aws-sdk/client-iam";
import type { Metadata } from "next";
import { askFor } from "@/lib/console/ask";
import { every, everyUser, PAGE } from "../../every";
import { attachablePolicies } from "../../permissions/attachable-policies";
import { readPolicies } from "../../permissions/read-permissions";
import { GroupView } from "./group-view";

type Props = { params: Promise<{ name: string }>; searchParams: Promise<{ tab?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).name) };
}

/** A group: its users, and behind another tab what they may do. */
export default async function GroupPage({ params, searchParams }: Props) {
  const name = decodeURIComponent((await params).name);
  const { tab } = await searchParams;
  const open = tab === "permissions" ? tab : "users";
  const { group, users } = await readGroup(name);
  const [others, policies, attachable] = await Promise.all([
    open === "users" ? everyUser() : [],
    open === "permissions" ? readPolicies({ kind: "group", name }) : undefined,
    open === "permissions" ? attachablePolicies() : [],
  ]);
  return (
    <GroupView
      group={{ name, arn: group?.Arn ?? "", created: group?.CreateDate }}
      users={users}
      candidates={namesOf(others).filter((one) => !namesOf(users).includes(one))}
      tab={open}
      policies={policies}
      attachable={attachable}
    />
  );
}

async function readGroup(GroupName: string): Promise<{ group: Group | undefined; users: User[] }> {
  let group: Group | undefined;
  const users = await every(async (Marker) => {
    const { Group, Users, Marker: next } = await askFor("iam:GetGroup", { GroupName, MaxItems: PAGE, Marker });
    group = Group;
    return { items: Users, next };
  });
  return { group, users };
}

function namesOf(users: User[]): string[] {
  return users.map(({ UserName = "" }) => UserName);
}
