import type { ObjectRow } from "@/components/s3/object-row";
import type { Ask } from "@/lib/console/use-ask";
import type { Page } from "@/lib/console/use-live-pages";

const PAGE = 500;

/** What lies in a bucket under a prefix, a page at a time: folders, and the objects beside them. */
export async function readObjects(
  ask: Ask,
  Bucket: string,
  Prefix: string,
  ContinuationToken: string | undefined,
): Promise<Page<ObjectRow>> {
  const asked = { Bucket, Prefix, Delimiter: "/", MaxKeys: PAGE, ContinuationToken };
  const { CommonPrefixes = [], Contents = [], NextContinuationToken } = await ask("s3:ListObjectsV2", asked);
  const folders = CommonPrefixes.map(({ Prefix: key = "" }) => ({
    key,
    isFolder: true,
    bytes: 0,
    modified: undefined,
  }));
  const objects = Contents.filter(({ Key }) => Key !== Prefix).map(({ Key = "", Size = 0, LastModified }) => ({
    key: Key,
    isFolder: false,
    bytes: Size,
    modified: LastModified,
  }));
  return { items: [...folders, ...objects], next: NextContinuationToken };
}
