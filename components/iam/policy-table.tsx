"use client";

import Box from "@cloudscape-design/components/box";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import Table from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { policyPath } from "./policy-path";
import type { AttachedPolicy } from "./user-facts";

type Props = {
  policies: readonly AttachedPolicy[];
  actions: ReactNode;
  rowActions: (policy: AttachedPolicy) => ReactNode;
};

/** The policies of a user, a group or a role, with inline ones' documents at hand. */
export function PolicyTable({ policies, actions, rowActions }: Props) {
  const t = useTranslations("iam.policies");
  return (
    <Table
      items={policies}
      trackBy={(policy) => `${policy.kind} ${policy.name}`}
      header={
        <Header variant="h2" counter={`(${policies.length})`} description={t("description")} actions={actions}>
          {t("title")}
        </Header>
      }
      empty={<Box textAlign="center">{t("noneAttached")}</Box>}
      columnDefinitions={[
        {
          id: "name",
          header: t("name"),
          isRowHeader: true,
          cell: (policy) =>
            policy.kind === "inline" && policy.document !== undefined ? (
              <ExpandableSection headerText={policy.name}>
                <pre className="m-0 font-mono text-xs whitespace-pre-wrap">{policy.document}</pre>
              </ExpandableSection>
            ) : policy.kind === "inline" ? (
              policy.name
            ) : (
              <Link href={policyPath(policy.arn)}>{policy.name}</Link>
            ),
        },
        { id: "type", header: t("type"), cell: ({ kind }) => t(kind), width: 200 },
        { id: "actions", header: t("actions"), cell: rowActions, width: 180 },
      ]}
    />
  );
}
