import type { Metadata } from "next";
import { askFor } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { objectContent } from "./object-content";
import { ObjectPage } from "./object-page";

type Props = { params: Promise<{ bucket: string }>; searchParams: Promise<{ key?: string }> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: (await searchParams).key?.split("/").at(-1) };
}

export default async function S3ObjectPage({ params, searchParams }: Props) {
  const Bucket = nameInPath((await params).bucket);
  const { key: Key = "" } = await searchParams;
  const {
    Body,
    ContentType,
    ETag,
    LastModified,
    Metadata: metadata = {},
  } = await askFor("s3:GetObject", { Bucket, Key });
  return (
    <ObjectPage
      object={{
        bucket: Bucket,
        key: Key,
        bytes: Body.byteLength,
        type: ContentType ?? "",
        etag: ETag ?? "",
        modified: LastModified,
        metadata,
      }}
      content={objectContent(Body)}
    />
  );
}
