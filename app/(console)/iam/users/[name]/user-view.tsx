"use client";

import Button from "@cloudscape-design/components/button";
import ContentLayout from "@cloudscape-design/components/content-layout";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tabs from "@cloudscape-design/components/tabs";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import type { TagField } from "@/components/console/tag-fields";
import { DeleteUserDialog } from "@/components/iam/delete-user-dialog";
import { GroupsSection } from "@/components/iam/groups-section";
import type { PolicyChoice } from "@/components/iam/policy-picker";
import type { AccessKey, AttachedPolicy, Part, Password } from "@/components/iam/user-facts";
import { type UserFacts, UserSummary } from "@/components/iam/user-summary";
import { deleteUser } from "../actions";
import { CredentialsTab } from "./credentials-tab";
import { PermissionsTab } from "./permissions-tab";
import { TagsTab } from "./tags-tab";

type Props = {
  user: UserFacts;
  tab: string;
  tags: TagField[];
  boundary: string | undefined;
  password: Part<Password>;
  keys: Part<AccessKey[]>;
  policies: Part<AttachedPolicy[]> | undefined;
  groups: Part<string[]> | undefined;
  attachable: PolicyChoice[];
  signInAddress: string;
};

/** A user's page. The open tab is in the address, so that the server asks only for what it shows. */
export function UserView({
  user,
  tab,
  tags,
  boundary,
  password,
  keys,
  policies,
  groups,
  attachable,
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
      content: <PermissionsTab {...{ user, policies, attachable, boundary }} />,
    },
    { id: "groups", label: t("tabs.groups"), content: <GroupsSection groups={groups} /> },
    {
      id: "credentials",
      label: t("tabs.credentials"),
      content: <CredentialsTab {...{ user, password, keys, signInAddress }} />,
    },
    {
      id: "tags",
      label: t("tabs.tags", { count: tags.length }),
      content: <TagsTab userName={user.name} tags={tags} />,
    },
  ];
  return (
    <ContentLayout
      header={
        <Header variant="h1" actions={<Button onClick={() => setDeleting(true)}>{t("delete")}</Button>}>
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
