import type { BucketRow } from "@/components/s3/bucket-row";
import type { Ask } from "@/lib/console/use-ask";

/** Every bucket of the account, of all Regions. */
export async function readBuckets(ask: Ask): Promise<BucketRow[]> {
  const rows: BucketRow[] = [];
  let token: string | undefined;
  do {
    const { Buckets = [], ContinuationToken } = await ask("s3:ListBuckets", { ContinuationToken: token });
    rows.push(
      ...Buckets.map(({ Name = "", BucketRegion = "", CreationDate }) => ({
        name: Name,
        region: BucketRegion,
        created: CreationDate,
      })),
    );
    token = ContinuationToken;
  } while (token !== undefined);
  return rows;
}
