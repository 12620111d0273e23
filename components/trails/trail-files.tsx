"use client";

import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import Table from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/console/empty-state";
import { Timestamp } from "@/components/console/timestamp";
import { useByteText } from "@/components/logs/use-byte-text";
import { bucketPath, objectPath } from "@/components/s3/s3-paths";
import type { TrailFile } from "./trail-file";

type Props = { bucket: string; prefix: string | undefined; files: readonly TrailFile[] | undefined };

/** The newest files of a trail. Nothing is shown where they may not be listed. */
export function TrailFiles({ bucket, prefix, files }: Props) {
  const t = useTranslations("cloudtrail.trail");
  const bytes = useByteText();
  if (!files) return null;
  return (
    <Table
      items={files}
      trackBy="key"
      wrapLines
      ariaLabels={{ tableLabel: t("files") }}
      header={
        <Header
          variant="h2"
          counter={`(${files.length})`}
          description={t("filesHint")}
          actions={
            <Button href={bucketPath(bucket, `${prefix ? `${prefix}/` : ""}AWSLogs/`)}>{t("openBucket")}</Button>
          }
        >
          {t("files")}
        </Header>
      }
      columnDefinitions={[
        {
          id: "key",
          header: t("file"),
          isRowHeader: true,
          cell: ({ key }) => <Link href={objectPath(bucket, key)}>{key.split("/").at(-1)}</Link>,
        },
        { id: "kind", header: t("kind"), cell: ({ kind }) => t(`kinds.${kind}`) },
        { id: "size", header: t("size"), cell: ({ bytes: size }) => bytes(size) },
        {
          id: "modified",
          header: t("modified"),
          cell: ({ modified }) => <Timestamp value={modified} format="stamp" />,
        },
      ]}
      empty={<EmptyState title={t("noFiles")} hint={t("noFilesHint")} />}
    />
  );
}
