import type { Metadata } from "next";
import { askFor } from "@/lib/console/ask";
import { everyGroup } from "../../every";
import { readDevices } from "../../mfa/read-devices";
import { attachablePolicies } from "../../permissions/attachable-policies";
import { readPolicies } from "../../permissions/read-permissions";
import { signInAddress } from "../sign-in-address";
import { readAccessKeys, readGroups, readPassword } from "./read-user";
import { UserView } from "./user-view";

type Props = { params: Promise<{ name: string }>; searchParams: Promise<{ tab?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).name) };
}

/** A user: the facts, and behind tabs what is asked for only when its tab is open. */
export default async function UserPage({ params, searchParams }: Props) {
  const userName = decodeURIComponent((await params).name);
  const { tab } = await searchParams;
  const open = tab === "credentials" || tab === "tags" || tab === "groups" ? tab : "permissions";
  const [{ User: user }, password, keys] = await Promise.all([
    askFor("iam:GetUser", { UserName: userName }),
    readPassword(userName),
    readAccessKeys(userName),
  ]);
  const [policies, groups, attachable, joinable, devices] = await Promise.all([
    open === "permissions" ? readPolicies({ kind: "user", name: userName }) : undefined,
    open === "groups" ? readGroups(userName) : undefined,
    open === "permissions" ? attachablePolicies() : [],
    open === "groups" ? everyGroup() : [],
    open === "credentials" ? readDevices(userName) : undefined,
  ]);
  return (
    <UserView
      user={{ name: userName, arn: user?.Arn ?? "", created: user?.CreateDate, lastSignIn: user?.PasswordLastUsed }}
      tags={(user?.Tags ?? []).map(({ Key = "", Value = "" }) => ({ key: Key, value: Value }))}
      boundary={user?.PermissionsBoundary?.PermissionsBoundaryArn}
      signInAddress={await signInAddress()}
      joinable={joinable.map(({ GroupName = "" }) => GroupName)}
      {...{ tab: open, password, devices, keys, policies, groups, attachable }}
    />
  );
}
