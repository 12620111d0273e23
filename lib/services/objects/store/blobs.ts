import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { settings } from "@/lib/platform/settings";

/** The bytes of an object are not there (any more): it was replaced or deleted meanwhile. */
export class BlobGone extends Error {
  override readonly name = "BlobGone";
}

/**
 * Keeps bytes as a file of their own and answers its id. They are on disk when this returns, under a name that nobody else has,
 * so that a kill at any moment leaves either a whole blob or a file that the sweeper finds.
 */
export async function writeBlob(bytes: Uint8Array): Promise<string> {
  const id = randomUUID();
  const path = pathOf(id);
  const draft = join(folder(), "incoming", id);
  await mkdir(dirname(draft), { recursive: true });
  await mkdir(dirname(path), { recursive: true });
  const file = await open(draft, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  await syncFolder(dirname(path));
  return id;
}

/** The bytes from `start` to `end`, both inclusive. Throws BlobGone. */
export async function readBlob(id: string, start: number, end: number): Promise<Buffer> {
  const file = await open(pathOf(id), "r").catch((error: NodeJS.ErrnoException) => {
    throw error.code === "ENOENT" ? new BlobGone(`There is no blob ${id}.`) : error;
  });
  try {
    const bytes = Buffer.alloc(end - start + 1);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
    if (bytesRead !== bytes.length) throw new Error(`The blob ${id} is shorter than it was written.`);
    return bytes;
  } finally {
    await file.close();
  }
}

export async function removeBlob(id: string): Promise<void> {
  await rm(pathOf(id), { force: true });
}

/** One of 256 parts of the blobs: the ids in it that were written before `before`, and drafts that never became blobs. */
export async function oldBlobs(shard: number, before: Date): Promise<string[]> {
  const [blobs, drafts] = await Promise.all([
    filesBefore(join(folder(), shardName(shard)), before),
    filesBefore(join(folder(), "incoming"), before),
  ]);
  for (const name of drafts) await rm(join(folder(), "incoming", name), { force: true });
  return blobs;
}

async function filesBefore(path: string, before: Date): Promise<string[]> {
  const names = await readdir(path).catch(() => []);
  const old: string[] = [];
  for (const name of names) {
    const found = await stat(join(path, name)).catch(() => undefined);
    if (found && found.mtime < before) old.push(name);
  }
  return old;
}

/** A rename is on disk when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function pathOf(id: string): string {
  return join(folder(), id.slice(0, 2), id);
}

function shardName(shard: number): string {
  return shard.toString(16).padStart(2, "0");
}

function folder(): string {
  return join(settings().dataFolder, "objects");
}
