"use client";

import Button from "@cloudscape-design/components/button";
import ContentLayout from "@cloudscape-design/components/content-layout";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tabs from "@cloudscape-design/components/tabs";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { userTimelinePath } from "@/components/cloudtrail/resource-path";
import { useFlash } from "@/components/console/flash";
import type { TagField } from "@/components/console/tag-fields";
import { DeleteUserDialog } from "@/components/iam/delete-user-dialog";
import type { MfaDevice } from "@/components/iam/mfa-device";
import type { PolicyChoice } from "@/components/iam/policy-picker";
import type { AccessKey, AttachedPolicy, Part, Password } from "@/components/iam/user-facts";
import { type UserFacts, UserSummary } from "@/components/iam/user-summary";
import { PermissionsTab } from "../../permissions/permissions-tab";
import { TagsTab } from "../../tags/tags-tab";
import { deleteUser } from "../actions";
import { CredentialsTab } from "./credentials-tab";
import { GroupsTab } from "./groups-tab";

type Props = {
  user: UserFacts;
  tab: string;
  tags: TagField[];
  boundary: string | undefined;
  password: Part<Password>;
  devices: Part<MfaDevice[]> | undefined;
  keys: Part<AccessKey[]>;
  policies: Part<AttachedPolicy[]> | undefined;
  groups: Part<string[]> | undefined;
  attachable: PolicyChoice[];
  /** Every group of the account. */
  joinable: string[];
  signInAddress: string;
};

/** A user's page. The open tab is in the address, so that the server asks only for what it shows. */
export function UserView({
  user,
  tab,
  tags,
  boundary,
  password,
  devices,
  keys,
  policies,
  groups,
  attachable,
  joinable,
  signInAddress,
}: Props) {
  const t = useTranslations("iam.user");
  const router = useRouter();
  const pathname = usePathname();
  const flash = useFlash();
  const [deleting, setDeleting] = useState(false);

  const remove = async () => {
    const answer = await deleteUser(user.name);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("deleted", { name: user.name }) });
    router.push("/iam/users");
    return undefined;
  };
  const tabs = [
    {
      id: "permissions",
      label: t("tabs.permissions"),
      content: <PermissionsTab principal={{ kind: "user", name: user.name }} {...{ policies, attachable, boundary }} />,
    },
    {
      id: "groups",
      label: t("tabs.groups"),
      content: <GroupsTab userName={user.name} groups={groups} candidates={joinable} />,
    },
    {
      id: "credentials",
      label: t("tabs.credentials"),
      content: <CredentialsTab {...{ user, password, devices, keys, signInAddress }} />,
    },
    {
      id: "tags",
      label: t("tabs.tags", { count: tags.length }),
      content: <TagsTab tagged={{ kind: "user", id: user.name }} tags={tags} />,
    },
  ];
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={
            <div className="flex flex-wrap justify-end gap-2">
              <Button href={userTimelinePath(user.name)}>{t("timeline")}</Button>
              <Button onClick={() => setDeleting(true)}>{t("delete")}</Button>
            </div>
          }
        >
          {user.name}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <UserSummary user={user} password={password} keys={keys} />
        <Tabs
          tabs={tabs}
          activeTabId={tab}
          onChange={({ detail }) => router.push(`${pathname}?tab=${detail.activeTabId}`, { scroll: false })}
        />
      </SpaceBetween>
      {deleting && <DeleteUserDialog userName={user.name} onDelete={remove} onClose={() => setDeleting(false)} />}
    </ContentLayout>
  );
}
