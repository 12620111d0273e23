import { createHash } from "node:crypto";
import type { Caller } from "@/lib/platform/caller";
import { invoke } from "@/lib/services/invoke";
import type { PlannedFile } from "@/lib/services/trail/model/log-file";
import { BucketRefused, putFile } from "./bucket";

/**
 * Writes the files of a trail that are due, oldest first. A kill at any moment loses nothing: what was begun is found again and
 * written under the same key with the same content. A bucket that refuses is tried again later, with the same file first.
 */
export async function deliverFiles(caller: Caller, TrailId: string): Promise<void> {
  const { Lease, Files, More } = await invoke(caller, "cloudtrail:PlanTrailFiles", { TrailId });
  if (Lease === undefined) return;
  const end = { TrailId, Kind: "files" as const, Lease };
  let Delivered = false;
  try {
    for (const file of Files) {
      const written = await write(caller, file);
      Delivered ||= written !== undefined;
      const settled = { TrailId, Lease, File: { id: file.id, region: file.region }, Written: written };
      // Another worker has taken over, because this one was too slow; what it writes is the same.
      if (!(await invoke(caller, "cloudtrail:SettleTrailFile", settled))) return;
    }
    await invoke(caller, "cloudtrail:EndTrailTurn", { ...end, More, Delivered });
  } catch (error) {
    if (!(error instanceof BucketRefused)) throw error;
    await invoke(caller, "cloudtrail:EndTrailTurn", { ...end, More: false, Delivered, Error: error.message });
  }
}

/** Writes one file; undefined when nothing in its range was wanted. */
async function write(caller: Caller, { id, bucket, key }: PlannedFile) {
  const { Body, OldestEventAt, NewestEventAt } = await invoke(caller, "cloudtrail:ReadTrailFile", { FileId: id });
  if (Body === undefined || !OldestEventAt || !NewestEventAt) return undefined;
  const bytes = Buffer.from(Body);
  await putFile(caller, { bucket, key, content: bytes, metadata: {} });
  return { Hash: createHash("sha256").update(bytes).digest("hex"), OldestEventAt, NewestEventAt };
}
