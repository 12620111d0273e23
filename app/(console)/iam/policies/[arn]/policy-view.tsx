"use client";

import type { PolicyVersion } from "@aws-sdk/client-iam";
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
import { isAwsManaged } from "@/components/iam/policy-path";
import type { Principal } from "@/components/iam/principal";
import { ResourceFacts } from "@/components/iam/resource-facts";
import { TagsTab } from "../../tags/tags-tab";
import { deletePolicy } from "../actions";
import { DocumentTab } from "./document-tab";
import { EntitiesTab } from "./entities-tab";
import { VersionsTab } from "./versions-tab";

export type PolicyFacts = {
  arn: string;
  name: string;
  description: string;
  created: Date | undefined;
  updated: Date | undefined;
  /** The version that applies, as "v3". */
  version: string;
  attachments: number;
  document: string;
};

type Props = {
  policy: PolicyFacts;
  tab: string;
  tags: TagField[];
  versions: PolicyVersion[];
  holders: Principal[];
  candidates: Principal[];
};

/** A policy's page. The open tab is in the address, so that the server asks only for what it shows. */
export function PolicyView({ policy, tab, tags, versions, holders, candidates }: Props) {
  const t = useTranslations("iam-access.policies");
  const tType = useTranslations("iam-access.policies.type");
  const router = useRouter();
  const pathname = usePathname();
  const flash = useFlash();
  const [deleting, setDeleting] = useState(false);
  const { arn, name } = policy;
  const isFixed = isAwsManaged(arn);

  const remove = async () => {
    const answer = await deletePolicy(arn);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("deleted", { name }) });
    router.push("/iam/policies");
    return undefined;
  };
  const tagsTab = {
    id: "tags",
    label: t("tabTags", { count: tags.length }),
    content: <TagsTab tagged={{ kind: "policy", id: arn }} tags={tags} />,
  };
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={policy.description}
          actions={isFixed ? undefined : <Button onClick={() => setDeleting(true)}>{t("delete")}</Button>}
        >
          {name}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <ResourceFacts
          arn={arn}
          created={policy.created}
          more={[
            { label: t("typeLabel"), value: tType(isFixed ? "awsManaged" : "customerManaged") },
            { label: t("version"), value: policy.version },
            { label: t("updated"), value: <Timestamp value={policy.updated} /> },
            { label: t("attached"), value: policy.attachments },
          ]}
        />
        <Tabs
          activeTabId={tab}
          onChange={({ detail }) => router.push(`${pathname}?tab=${detail.activeTabId}`, { scroll: false })}
          tabs={[
            {
              id: "permissions",
              label: t("tabPermissions"),
              content: <DocumentTab key={policy.version} policy={policy} isFixed={isFixed} />,
            },
            {
              id: "entities",
              label: t("tabEntities", { count: policy.attachments }),
              content: <EntitiesTab arn={arn} holders={holders} candidates={candidates} />,
            },
            {
              id: "versions",
              label: t("tabVersions"),
              content: <VersionsTab arn={arn} versions={versions} isFixed={isFixed} />,
            },
            ...(isFixed ? [] : [tagsTab]),
          ]}
        />
      </SpaceBetween>
      {deleting && (
        <DeleteDialog
          title={t("deleteTitle", { name })}
          typed={name}
          onDelete={remove}
          onClose={() => setDeleting(false)}
        >
          {t("deleteBody", { name, count: policy.attachments })}
        </DeleteDialog>
      )}
    </ContentLayout>
  );
}
