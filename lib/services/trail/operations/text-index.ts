import type { Database } from "@/lib/platform/database";
import { internal } from "@/lib/platform/operation";
import { addRecord, CHUNK_EVENTS, newSignature, SEGMENT_CHUNKS } from "../model/text-signature";
import { readPlaced } from "../store/read-events";
import { type Chunk, insertSegment, lastSegmentEnd, nextSegmentEnd } from "../store/text-segments";

/** The worker's step that makes records searchable by their text. */
export const textIndex = {
  /** Works out the next segment of an account's events up to the place `Settled`, where enough have come for a whole one. */
  IndexRecordTexts: internal<{ Settled: bigint }, { More: boolean }>({
    handle: async ({ db, accountId }, { Settled }) => {
      const from = await lastSegmentEnd(db, { accountId });
      const end = await nextSegmentEnd(db, { accountId }, { from, to: Settled });
      if (end === undefined) return { More: false };
      const signature = newSignature();
      const chunks: Chunk[] = [];
      for (let chunk = 0; chunk < SEGMENT_CHUNKS; chunk += 1) {
        const range = { from: chunks.at(-1)?.to ?? from, to: end };
        chunks.push(await addChunk(db, accountId, range, (record) => addRecord(signature, chunk, record)));
      }
      await insertSegment(db, { accountId }, { chunks, signature });
      return { More: true };
    },
  }),
};

async function addChunk(
  db: Database,
  accountId: string,
  range: { from: bigint; to: bigint },
  add: (record: string) => void,
): Promise<Chunk> {
  const events = await readPlaced(db, { accountId }, undefined, range, CHUNK_EVENTS);
  for (const { record } of events) add(record);
  const times = events.map(({ eventTime }) => eventTime.getTime());
  const to = events.at(-1)?.position ?? range.to;
  return { from: range.from, to, oldest: new Date(Math.min(...times)), newest: new Date(Math.max(...times)) };
}
