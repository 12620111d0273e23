"use client";

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
import type { TagField } from "@/components/console/tag-fields";
import { Timestamp } from "@/components/console/timestamp";
import type { PolicyChoice } from "@/components/iam/policy-picker";
import { ResourceFacts } from "@/components/iam/resource-facts";
import { RoleDialog } from "@/components/iam/role-dialog";
import type { AttachedPolicy, Part } from "@/components/iam/user-facts";
import { PermissionsTab } from "../../permissions/permissions-tab";
import { TagsTab } from "../../tags/tags-tab";
import { deleteRole, updateRole } from "../actions";
import { TrustTab } from "./trust-tab";

type Props = {
  role: {
    name: string;
    arn: string;
    created: Date | undefined;
    description: string;
    lastUsed: Date | undefined;
    sessionSeconds: number;
    trustPolicy: string;
  };
  tab: string;
  tags: TagField[];
  boundary: string | undefined;
  policies: Part<AttachedPolicy[]> | undefined;
  attachable: PolicyChoice[];
};

/** A role's page. The open tab is in the address, so that the server asks only for what it shows. */
export function RoleView({ role, tab, tags, boundary, policies, attachable }: Props) {
  const t = useTranslations("iam-access.roles");
  const router = useRouter();
  const pathname = usePathname();
  const flash = useFlash();
  const [open, setOpen] = useState<"edit" | "delete">();
  const { name } = role;

  const remove = async () => {
    const answer = await deleteRole(name);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("deleted", { name }) });
    router.push("/iam/roles");
    return undefined;
  };
  const [, account = "", pathAndName = name] = /^arn:aws:iam::(\d+):role\/(.+)$/.exec(role.arn) ?? [];
  const switchPath = `/switch-role?account=${account}&roleName=${encodeURIComponent(pathAndName)}`;
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={role.description}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button href={switchPath}>{t("switch")}</Button>
              <Button onClick={() => setOpen("edit")}>{t("edit")}</Button>
              <Button onClick={() => setOpen("delete")}>{t("delete")}</Button>
            </SpaceBetween>
          }
        >
          {name}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <ResourceFacts
          arn={role.arn}
          created={role.created}
          more={[
            { label: t("lastUsed"), value: role.lastUsed ? <Timestamp value={role.lastUsed} /> : t("neverUsed") },
            { label: t("session"), value: t("hours", { count: role.sessionSeconds / 3600 }) },
          ]}
        />
        <Tabs
          activeTabId={tab}
          onChange={({ detail }) => router.push(`${pathname}?tab=${detail.activeTabId}`, { scroll: false })}
          tabs={[
            {
              id: "permissions",
              label: t("permissions"),
              content: <PermissionsTab principal={{ kind: "role", name }} {...{ policies, attachable, boundary }} />,
            },
            {
              id: "trust",
              label: t("trustTab"),
              content: <TrustTab roleName={name} trustPolicy={role.trustPolicy} />,
            },
            {
              id: "tags",
              label: t("tabTags", { count: tags.length }),
              content: <TagsTab tagged={{ kind: "role", id: name }} tags={tags} />,
            },
          ]}
        />
      </SpaceBetween>
      {open === "edit" && (
        <RoleDialog
          role={role}
          onSave={(description, seconds) => updateRole(name, description, seconds)}
          onDone={() => {
            setOpen(undefined);
            flash.show({ type: "success", content: t("saved", { name }) });
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === "delete" && (
        <DeleteDialog
          title={t("deleteTitle", { name })}
          typed={name}
          onDelete={remove}
          onClose={() => setOpen(undefined)}
        >
          {t("deleteBody", { name })}
        </DeleteDialog>
      )}
    </ContentLayout>
  );
}
