import type {
  ListObjectsOutput,
  ListObjectsRequest,
  ListObjectsV2Output,
  ListObjectsV2Request,
} from "@aws-sdk/client-s3";
import type { ContextValues } from "@/lib/languages/policy/request-context";
import { AwsError } from "@/lib/platform/errors";
import { type Context, dataRead, type Validated } from "@/lib/platform/operation";
import { openPageToken, sealPageToken } from "@/lib/platform/page-token";
import { bucketArn } from "../model/bucket";
import { type ListEntry, type ListPage, listPage } from "../model/listing";
import type { StoredObject } from "../model/object";
import { readObjects } from "../store/objects";
import { bucketFor, bucketResource } from "./access";

type V1 = Validated<ListObjectsRequest, "Bucket">;
type V2 = Validated<ListObjectsV2Request, "Bucket">;

const MAX_KEYS = 1000;

export const listObjects = {
  /** NextMarker is answered where there is a delimiter; elsewhere the last key serves (Amazon S3 API Reference, "ListObjects"). */
  ListObjects: dataRead<V1, ListObjectsOutput>({
    permission: "s3:ListBucket",
    resources: bucketResource,
    conditions: listConditions,
    handle: async (context, input) => {
      const { entries, truncated, owner } = await page(context, input, input.Marker ?? "");
      const spell = spellerOf(input);
      return {
        ...listed(entries, input, owner),
        IsTruncated: truncated,
        Marker: spell(input.Marker ?? ""),
        NextMarker: truncated && input.Delimiter ? spell(entries.at(-1)?.place) : undefined,
      };
    },
  }),

  ListObjectsV2: dataRead<V2, ListObjectsV2Output>({
    permission: "s3:ListBucket",
    resources: bucketResource,
    conditions: listConditions,
    handle: async (context, input) => {
      const question = ["ListObjectsV2", input.Bucket];
      const { ContinuationToken: token } = input;
      const place = token === undefined ? input.StartAfter : openPageToken<string>(token, question);
      if (token !== undefined && place === undefined) {
        throw new AwsError("InvalidArgument", "The continuation token provided is incorrect");
      }
      const { entries, truncated, owner } = await page(context, input, place ?? "");
      const last = entries.at(-1);
      return {
        ...listed(entries, input, input.FetchOwner ? owner : undefined),
        IsTruncated: truncated,
        KeyCount: entries.length,
        ContinuationToken: token,
        NextContinuationToken: truncated && last ? sealPageToken(last.place, question) : undefined,
        StartAfter: spellerOf(input)(input.StartAfter),
      };
    },
  }),
};

type Page = ListPage<StoredObject> & { owner: string };

async function page(context: Context, input: V1 | V2, after: string): Promise<Page> {
  const wish = { action: "s3:ListBucket", arn: bucketArn(input.Bucket), conditions: listConditions(input) };
  const { name, accountId } = await bucketFor(context, input, wish);
  const { Prefix: prefix = "", Delimiter: delimiter = "", MaxKeys = MAX_KEYS } = input;
  if ([prefix, delimiter, after].some((text) => text.includes("\0"))) {
    throw new AwsError("InvalidArgument", "Object keys do not hold the character U+0000.");
  }
  const question = { prefix, delimiter, after, limit: Math.min(MaxKeys, MAX_KEYS) };
  const found = await listPage(question, (range) => readObjects(context.db, name, range));
  return { ...found, owner: accountId };
}

type Listed = Pick<
  ListObjectsV2Output,
  "Contents" | "CommonPrefixes" | "Name" | "Prefix" | "Delimiter" | "MaxKeys" | "EncodingType"
>;

function listed(entries: ListEntry<StoredObject>[], input: V1 | V2, owner: string | undefined): Listed {
  const spell = spellerOf(input);
  return {
    Name: input.Bucket,
    Prefix: spell(input.Prefix ?? ""),
    Delimiter: spell(input.Delimiter),
    MaxKeys: Math.min(input.MaxKeys ?? MAX_KEYS, MAX_KEYS),
    EncodingType: input.EncodingType,
    Contents: entries.flatMap((entry) => (entry.kind === "object" ? [line(entry.row, spell, owner)] : [])),
    CommonPrefixes: entries.flatMap((entry) => (entry.kind === "prefix" ? [{ Prefix: spell(entry.place) }] : [])),
  };
}

function line({ key, modifiedAt, etag, size, checksum }: StoredObject, spell: Spell, owner: string | undefined) {
  return {
    Key: spell(key),
    LastModified: modifiedAt,
    ETag: `"${etag}"`,
    Size: size,
    StorageClass: "STANDARD" as const,
    ...(owner ? { Owner: { ID: owner } } : {}),
    ...(checksum ? { ChecksumAlgorithm: [checksum.algorithm], ChecksumType: "FULL_OBJECT" as const } : {}),
  };
}

type Spell = (text: string | undefined) => string | undefined;

/** XML cannot carry every character of a key, so clients ask for keys to be percent-encoded. Slashes stay as they are. */
function spellerOf({ EncodingType }: V1 | V2): Spell {
  if (EncodingType !== "url") return (text) => text;
  return (text) => text && encodeURIComponent(text).replaceAll("%2F", "/");
}

/** What policies may ask of a listing (Service Authorization Reference, "Amazon S3"). Not validated yet. */
function listConditions({ Prefix, Delimiter, MaxKeys }: Partial<V1 | V2>): ContextValues {
  return {
    ...(typeof Prefix === "string" ? { "s3:prefix": Prefix } : {}),
    ...(typeof Delimiter === "string" ? { "s3:delimiter": Delimiter } : {}),
    ...(typeof MaxKeys === "number" ? { "s3:max-keys": String(MaxKeys) } : {}),
  };
}
