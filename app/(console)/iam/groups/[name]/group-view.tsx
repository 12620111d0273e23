"use client";

import type { User } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import ContentLayout from "@cloudscape-design/components/content-layout";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tabs from "@cloudscape-design/components/tabs";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { useFlash } from "@/components/console/flash";
import type { PolicyChoice } from "@/components/iam/policy-picker";
import { ResourceFacts } from "@/components/iam/resource-facts";
import type { AttachedPolicy, Part } from "@/components/iam/user-facts";
import { PermissionsTab } from "../../permissions/permissions-tab";
import { deleteGroup } from "../actions";
import { MembersTab } from "./members-tab";

type Props = {
  group: { name: string; arn: string; created: Date | undefined };
  users: User[];
  /** Who is not in the group yet. */
  candidates: string[];
  tab: string;
  policies: Part<AttachedPolicy[]> | undefined;
  attachable: PolicyChoice[];
};

/** A group's page. The open tab is in the address, so that the server asks only for what it shows. */
export function GroupView({ group, users, candidates, tab, policies, attachable }: Props) {
  const t = useTranslations("iam-access.groups");
  const router = useRouter();
  const pathname = usePathname();
  const flash = useFlash();
  const [deleting, setDeleting] = useState(false);

  const remove = async () => {
    const answer = await deleteGroup(group.name);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("deleted", { name: group.name }) });
    router.push("/iam/groups");
    return undefined;
  };
  return (
    <ContentLayout
      header={
        <Header variant="h1" actions={<Button onClick={() => setDeleting(true)}>{t("delete")}</Button>}>
          {group.name}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <ResourceFacts arn={group.arn} created={group.created} />
        <Tabs
          activeTabId={tab}
          onChange={({ detail }) => router.push(`${pathname}?tab=${detail.activeTabId}`, { scroll: false })}
          tabs={[
            {
              id: "users",
              label: t("tabUsers", { count: users.length }),
              content: <MembersTab groupName={group.name} users={users} candidates={candidates} />,
            },
            {
              id: "permissions",
              label: t("permissions"),
              content: <PermissionsTab principal={{ kind: "group", name: group.name }} {...{ policies, attachable }} />,
            },
          ]}
        />
      </SpaceBetween>
      {deleting && (
        <DeleteDialog
          title={t("deleteTitle", { name: group.name })}
          typed={group.name}
          onDelete={remove}
          onClose={() => setDeleting(false)}
        >
          {t("deleteBody", { name: group.name })}
        </DeleteDialog>
      )}
    </ContentLayout>
  );
}
