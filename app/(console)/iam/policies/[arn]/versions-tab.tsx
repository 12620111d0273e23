"use client";

import type { PolicyVersion } from "@aws-sdk/client-iam";
import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import { Timestamp } from "@/components/console/timestamp";
import { ResourceTable } from "@/components/tables/resource-table";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { deleteVersion, setDefaultVersion } from "../actions";
import { VersionDocument } from "./version-document";

type Props = { arn: string; versions: PolicyVersion[]; isFixed: boolean };

/** The versions of a policy, five at the most; one of them applies. */
export function VersionsTab({ arn, versions, isFixed }: Props) {
  const t = useTranslations("iam-access.versions");
  const flash = useFlash();
  const [selected, setSelected] = useState<PolicyVersion[]>([]);
  const [chosen] = selected;
  const id = chosen?.VersionId ?? "";
  const isOpen = !isFixed && chosen !== undefined && !chosen.IsDefaultVersion;

  const act = async (work: Promise<ActionAnswer<unknown>>, done: string) => {
    const answer = await work;
    setSelected([]);
    flash.show(answer.ok ? { type: "success", content: done } : { type: "error", content: answer.error.message });
  };
  return (
    <>
      <ResourceTable
        id="iam-policy-versions"
        variant="container"
        title={t("title")}
        description={t("description")}
        items={versions}
        keyOf={({ VersionId = "" }) => VersionId}
        selection={{ type: "single", selected, onChange: setSelected, labelOf: ({ VersionId = "" }) => VersionId }}
        filterPlaceholder={t("find")}
        empty={{ title: t("none") }}
        columns={[
          {
            id: "version",
            header: t("version"),
            cell: ({ VersionId, IsDefaultVersion }) => (
              <>
                {VersionId} {IsDefaultVersion && <Badge color="green">{t("default")}</Badge>}
              </>
            ),
            text: ({ VersionId = "" }) => VersionId,
            order: ({ VersionId = "" }) => -Number(VersionId.slice(1)),
            isRowHeader: true,
          },
          { id: "created", header: t("created"), cell: ({ CreateDate }) => <Timestamp value={CreateDate} /> },
        ]}
        actions={
          <>
            <Button disabled={!isOpen} onClick={() => void act(deleteVersion(arn, id), t("deleted", { version: id }))}>
              {t("delete")}
            </Button>
            <Button
              disabled={!isOpen}
              onClick={() => void act(setDefaultVersion(arn, id), t("madeDefault", { version: id }))}
            >
              {t("makeDefault")}
            </Button>
          </>
        }
      />
      {chosen && <VersionDocument key={id} arn={arn} version={id} />}
    </>
  );
}
