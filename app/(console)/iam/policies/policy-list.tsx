"use client";

import type { Policy } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import Select from "@cloudscape-design/components/select";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { useFlash } from "@/components/console/flash";
import { Timestamp } from "@/components/console/timestamp";
import { isAwsManaged, policyPath } from "@/components/iam/policy-path";
import { type ResourceColumn, ResourceTable } from "@/components/tables/resource-table";
import { deletePolicy } from "./actions";

const TYPES = ["all", "customerManaged", "awsManaged"] as const;

/** The list of managed policies, of all kinds or of one. */
export function PolicyList({ policies }: { policies: Policy[] }) {
  const t = useTranslations("iam-access.policies");
  const tType = useTranslations("iam-access.policies.type");
  const router = useRouter();
  const flash = useFlash();
  const [type, setType] = useState<(typeof TYPES)[number]>("all");
  const [selected, setSelected] = useState<Policy[]>([]);
  const [deleting, setDeleting] = useState<Policy>();
  const types = TYPES.map((value) => ({ value, label: tType(value) }));
  const [{ Arn: chosen = "" } = {}] = selected;

  const remove = async ({ Arn = "", PolicyName: name = "" }: Policy) => {
    const answer = await deletePolicy(Arn);
    if (!answer.ok) return answer.error.message;
    setDeleting(undefined);
    setSelected([]);
    flash.show({ type: "success", content: t("deleted", { name }) });
    return undefined;
  };
  return (
    <>
      <ResourceTable
        id="iam-policies"
        title={t("title")}
        description={t("description")}
        items={policies.filter(({ Arn = "" }) => type === "all" || (type === "awsManaged") === isAwsManaged(Arn))}
        columns={useColumns()}
        keyOf={({ Arn = "" }) => Arn}
        selection={{ type: "single", selected, onChange: setSelected, labelOf: ({ PolicyName = "" }) => PolicyName }}
        filterPlaceholder={t("find")}
        filters={
          <Select
            ariaLabel={t("typeLabel")}
            options={types}
            selectedOption={types.find(({ value }) => value === type) ?? null}
            onChange={({ detail }) => setType(TYPES.find((one) => one === detail.selectedOption.value) ?? "all")}
          />
        }
        empty={{ title: t("none"), action: <Button href="/iam/policies/create">{t("create")}</Button> }}
        actions={
          <>
            <Button iconName="refresh" ariaLabel={t("refresh")} onClick={() => router.refresh()} />
            <Button
              disabled={!chosen || isAwsManaged(chosen)}
              disabledReason={isAwsManaged(chosen) ? t("awsFixed") : undefined}
              onClick={() => setDeleting(selected[0])}
            >
              {t("delete")}
            </Button>
            <Button variant="primary" href="/iam/policies/create">
              {t("create")}
            </Button>
          </>
        }
      />
      {deleting && (
        <DeleteDialog
          title={t("deleteTitle", { name: deleting.PolicyName ?? "" })}
          typed={deleting.PolicyName}
          onDelete={() => remove(deleting)}
          onClose={() => setDeleting(undefined)}
        >
          {t("deleteBody", { name: deleting.PolicyName ?? "", count: deleting.AttachmentCount ?? 0 })}
        </DeleteDialog>
      )}
    </>
  );
}

function useColumns(): ResourceColumn<Policy>[] {
  const t = useTranslations("iam-access.policies");
  const tType = useTranslations("iam-access.policies.type");
  const type = ({ Arn = "" }: Policy) => tType(isAwsManaged(Arn) ? "awsManaged" : "customerManaged");
  return [
    {
      id: "name",
      header: t("name"),
      cell: ({ Arn = "", PolicyName }) => <Link href={policyPath(Arn)}>{PolicyName}</Link>,
      text: ({ PolicyName = "" }) => PolicyName,
      isRowHeader: true,
      width: 320,
    },
    { id: "type", header: t("typeLabel"), cell: type, text: type, width: 180 },
    {
      id: "used",
      header: t("attached"),
      cell: ({ AttachmentCount = 0 }) => AttachmentCount,
      order: ({ AttachmentCount = 0 }) => AttachmentCount,
      width: 140,
    },
    {
      id: "updated",
      header: t("updated"),
      cell: ({ UpdateDate }) => <Timestamp value={UpdateDate} format="stamp" />,
      order: ({ UpdateDate }) => UpdateDate?.getTime() ?? 0,
      width: 240,
    },
    { id: "arn", header: "ARN", cell: ({ Arn }) => Arn, text: ({ Arn = "" }) => Arn, initiallyHidden: true },
  ];
}
