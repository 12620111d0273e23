import type { Caller } from "@/lib/platform/caller";
import { invoke } from "@/lib/services/invoke";
import { BucketRefused, putFile } from "./bucket";

/** Writes the digests of a trail that are due, one a Region, each with its signature beside it. */
export async function deliverDigests(caller: Caller, TrailId: string): Promise<void> {
  const { Lease, Digests } = await invoke(caller, "cloudtrail:PlanTrailDigests", { TrailId });
  if (Lease === undefined) return;
  const end = { TrailId, Kind: "digests" as const, Lease, More: false };
  let Delivered = false;
  try {
    for (const { Body, ...Digest } of Digests) {
      const metadata = { signature: Digest.Signature, "signature-algorithm": "SHA256withRSA" };
      await putFile(caller, { bucket: Digest.Bucket, key: Digest.Key, content: Buffer.from(Body), metadata });
      Delivered = true;
      if (!(await invoke(caller, "cloudtrail:SettleTrailDigest", { TrailId, Lease, Digest }))) return;
    }
    await invoke(caller, "cloudtrail:EndTrailTurn", { ...end, Delivered });
  } catch (error) {
    if (!(error instanceof BucketRefused)) throw error;
    await invoke(caller, "cloudtrail:EndTrailTurn", { ...end, Delivered, Error: error.message });
  }
}
