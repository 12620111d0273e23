"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import ContentLayout from "@cloudscape-design/components/content-layout";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { useFlash } from "@/components/console/flash";
import { Timestamp } from "@/components/console/timestamp";
import { useByteText } from "@/components/logs/use-byte-text";
import { FolderPath } from "@/components/s3/folder-path";
import { LogFileRecords } from "@/components/s3/log-file-records";
import { bucketPath, downloadPath } from "@/components/s3/s3-paths";
import { deleteObjects } from "../../actions";
import { DigestPanel } from "./digest-panel";
import type { ObjectContent } from "./object-content";

type Props = {
  object: {
    bucket: string;
    key: string;
    bytes: number;
    type: string;
    etag: string;
    modified: Date | undefined;
    metadata: Record<string, string>;
  };
  content: ObjectContent;
};

/** One object: what it is, and what is in it where that can be read. */
export function ObjectPage({ object, content }: Props) {
  const t = useTranslations("s3.object");
  const tObjects = useTranslations("s3.objects");
  const bytes = useByteText();
  const router = useRouter();
  const flash = useFlash();
  const [deleting, setDeleting] = useState(false);
  const { bucket, key } = object;
  const folder = key.slice(0, key.lastIndexOf("/") + 1);
  const remove = async () => {
    const answer = await deleteObjects(bucket, [key]);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: tObjects("deleted", { count: 1 }) });
    router.push(bucketPath(bucket, folder));
    return undefined;
  };
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={<FolderPath bucket={bucket} prefix={folder} />}
          actions={
            <div className="flex flex-wrap justify-end gap-2">
              <Button href={downloadPath(bucket, key)} download>
                {tObjects("download")}
              </Button>
              <Button onClick={() => setDeleting(true)}>{tObjects("delete")}</Button>
            </div>
          }
        >
          <span className="[overflow-wrap:anywhere]">{key.split("/").at(-1)}</span>
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Container header={<Header variant="h2">{t("details")}</Header>}>
          <KeyValuePairs
            columns={3}
            items={[
              { label: tObjects("size"), value: bytes(object.bytes) },
              { label: tObjects("modified"), value: <Timestamp value={object.modified} /> },
              { label: t("type"), value: object.type },
              { label: "ETag", value: <span className="break-all">{object.etag}</span> },
              { label: "ARN", value: <span className="break-all">{`arn:aws:s3:::${bucket}/${key}`}</span> },
            ]}
          />
        </Container>
        <Content object={object} content={content} />
      </SpaceBetween>
      {deleting && (
        <DeleteDialog
          title={tObjects("deleteTitle")}
          typed={tObjects("deleteWord")}
          onDelete={remove}
          onClose={() => setDeleting(false)}
        >
          {tObjects("deleteText", { count: 1 })}
        </DeleteDialog>
      )}
    </ContentLayout>
  );
}

function Content({ object, content }: Props) {
  const t = useTranslations("s3.object");
  switch (content.kind) {
    case "records":
      return <LogFileRecords records={content.records} more={content.more} />;
    case "digest":
      return <DigestPanel bucket={object.bucket} digestKey={object.key} json={content.json} />;
    case "text":
      return (
        <Container header={<Header variant="h2">{t("content")}</Header>}>
          <pre className="code-text m-0 max-h-[640px] overflow-auto whitespace-pre-wrap break-all text-body">
            {content.text}
          </pre>
          {content.more && t("textMore")}
        </Container>
      );
    case "binary":
      return <Container header={<Header variant="h2">{t("content")}</Header>}>{t("binary")}</Container>;
  }
}
