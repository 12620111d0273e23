"use client";

import Button from "@cloudscape-design/components/button";
import Icon from "@cloudscape-design/components/icon";
import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { EmptyState } from "@/components/console/empty-state";
import { useFlash } from "@/components/console/flash";
import { Timestamp } from "@/components/console/timestamp";
import { useByteText } from "@/components/logs/use-byte-text";
import { FolderPath } from "@/components/s3/folder-path";
import { nameUnder, type ObjectRow } from "@/components/s3/object-row";
import { bucketPath, downloadPath, objectPath } from "@/components/s3/s3-paths";
import { PagedTable } from "@/components/tables/paged-table";
import { useAsk } from "@/lib/console/use-ask";
import { type Page, useLivePages } from "@/lib/console/use-live-pages";
import { deleteObjects } from "../actions";
import { readObjects } from "./read-objects";

type Props = { bucket: string; prefix: string; initial: Page<ObjectRow> };

/** What lies in a bucket under a prefix: folders to open, objects to look at, download and delete. */
export function ObjectList({ bucket, prefix, initial }: Props) {
  const t = useTranslations("s3.objects");
  const ask = useAsk();
  const flash = useFlash();
  const bytes = useByteText();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [deleting, setDeleting] = useState(false);
  const read = (token: string | undefined) => readObjects(ask, bucket, prefix, token);
  const list = useLivePages({ objects: bucket, prefix }, read, { initial, everySeconds: 60 });
  const selected = list.items.filter(({ key }) => chosen.has(key));
  const [only, ...others] = selected;
  const hasFolder = selected.some(({ isFolder }) => isFolder);

  const remove = async () => {
    const answer = await deleteObjects(
      bucket,
      selected.map(({ key }) => key),
    );
    await list.refresh();
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("deleted", { count: selected.length }) });
    setChosen(new Set());
    setDeleting(false);
    return undefined;
  };
  const nameOf = ({ key, isFolder }: ObjectRow) => (
    <span className="flex items-center gap-2">
      <Icon name={isFolder ? "folder" : "file"} />
      <Link href={isFolder ? bucketPath(bucket, key) : objectPath(bucket, key)}>{nameUnder(prefix, key)}</Link>
    </span>
  );
  return (
    <>
      <PagedTable
        id="s3-objects"
        title={bucket}
        description={<FolderPath bucket={bucket} prefix={prefix} />}
        items={list.items}
        hasMore={list.hasMore}
        onMore={list.loadMore}
        keyOf={({ key }) => key}
        selection={{ selected, onChange: (rows) => setChosen(new Set(rows.map(({ key }) => key))) }}
        columns={[
          { id: "name", header: t("name"), isRowHeader: true, width: 640, cell: nameOf },
          { id: "size", header: t("size"), cell: ({ isFolder, bytes: size }) => (isFolder ? "-" : bytes(size)) },
          {
            id: "modified",
            header: t("modified"),
            cell: ({ modified }) => <Timestamp value={modified} format="stamp" />,
          },
        ]}
        actions={
          <>
            <Button iconName="refresh" ariaLabel={t("refresh")} onClick={() => void list.refresh()} />
            <Button
              disabled={!only || others.length > 0 || hasFolder}
              href={only ? downloadPath(bucket, only.key) : ""}
              download
            >
              {t("download")}
            </Button>
            <Button disabled={!only || hasFolder} onClick={() => setDeleting(true)}>
              {t("delete")}
            </Button>
          </>
        }
        empty={<EmptyState title={t("none")} hint={t("noneHint")} />}
      />
      {deleting && (
        <DeleteDialog
          title={t("deleteTitle")}
          typed={t("deleteWord")}
          onDelete={remove}
          onClose={() => setDeleting(false)}
        >
          {t("deleteText", { count: selected.length })}
        </DeleteDialog>
      )}
    </>
  );
}
