"use client";

import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { EmptyState } from "@/components/console/empty-state";
import { useFlash } from "@/components/console/flash";
import { Timestamp } from "@/components/console/timestamp";
import type { BucketRow } from "@/components/s3/bucket-row";
import { CreateBucketDialog } from "@/components/s3/create-bucket-dialog";
import { bucketPath } from "@/components/s3/s3-paths";
import { ResourceTable } from "@/components/tables/resource-table";
import { useSingleChoice } from "@/components/tables/use-single-choice";
import { createBucket, deleteBucket } from "./actions";

/** The buckets of the account. */
export function BucketList({ initial }: { initial: BucketRow[] }) {
  const t = useTranslations("s3.buckets");
  const flash = useFlash();
  const [asking, setAsking] = useState<"create" | "delete">();
  const { chosen: selected, selection } = useSingleChoice(initial, ({ name }) => name);
  const done = (text: string) => {
    flash.show({ type: "success", content: text });
    setAsking(undefined);
  };
  const create = async (name: string) => {
    const answer = await createBucket(name);
    if (!answer.ok) return answer.error.message;
    done(t("created", { name }));
    return undefined;
  };
  const remove = async (name: string) => {
    const answer = await deleteBucket(name);
    if (!answer.ok) return answer.error.message;
    done(t("deleted", { name }));
    return undefined;
  };
  return (
    <>
      <ResourceTable
        id="s3-buckets"
        title={t("title")}
        description={t("description")}
        items={initial}
        keyOf={({ name }) => name}
        filterPlaceholder={t("find")}
        columns={[
          {
            id: "name",
            header: t("name"),
            isRowHeader: true,
            width: 420,
            text: ({ name }) => name,
            cell: ({ name }) => <Link href={bucketPath(name)}>{name}</Link>,
          },
          { id: "region", header: t("region"), text: ({ region }) => region, cell: ({ region }) => region },
          {
            id: "created",
            header: t("createdAt"),
            order: ({ created }) => created?.getTime() ?? 0,
            cell: ({ created }) => <Timestamp value={created} />,
          },
        ]}
        selection={selection}
        actions={
          <>
            <Button disabled={!selected} onClick={() => setAsking("delete")}>
              {t("delete")}
            </Button>
            <Button variant="primary" onClick={() => setAsking("create")}>
              {t("create")}
            </Button>
          </>
        }
        empty={{
          title: t("none"),
          action: (
            <EmptyState
              hint={t("noneHint")}
              action={<Button onClick={() => setAsking("create")}>{t("create")}</Button>}
            />
          ),
        }}
      />
      {asking === "create" && <CreateBucketDialog onCreate={create} onClose={() => setAsking(undefined)} />}
      {asking === "delete" && selected && (
        <DeleteDialog
          title={t("deleteTitle")}
          typed={selected.name}
          onDelete={() => remove(selected.name)}
          onClose={() => setAsking(undefined)}
        >
          {t("deleteText", { name: selected.name })}
        </DeleteDialog>
      )}
    </>
  );
}
