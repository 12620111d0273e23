import { pool } from "@/lib/platform/database";

/**
 * Ids of events: the tick at which the event arrived, then ten bits for the process that wrote it. A tick is 1/4096 of a
 * millisecond since 2020, pushed on where the clock stands still: so ids grow with arrival in one process exactly, across
 * processes as well as their clocks agree, and nobody has to ask for them. 53 bits of ticks last until 2089.
 */
const EPOCH = Date.UTC(2020, 0, 1);
const TICKS_PER_MILLI = 4096;
const WRITER_NUMBERS = 1024n;

let lastTick = 0;

/** Takes `count` consecutive ticks at `now` (milliseconds since the epoch) and answers the first. */
export function takeTicks(count: number, now: number): number {
  const first = Math.max(lastTick + 1, (now - EPOCH) * TICKS_PER_MILLI);
  lastTick = first + count - 1;
  return first;
}

export function idOf(tick: number, writer: number): bigint {
  return BigInt(tick) * WRITER_NUMBERS + BigInt(writer);
}

let ownNumber: Promise<number> | undefined;

/** This process's number, taken from the database once. */
export function writerNumber(): Promise<number> {
  ownNumber ??= takeWriterNumber();
  return ownNumber;
}

/** Another process has the same number (a thousand starts later): take the next. */
export function forgetWriterNumber(): void {
  ownNumber = undefined;
}

async function takeWriterNumber(): Promise<number> {
  try {
    const { rows } = await pool().query<{ number: string }>("SELECT nextval('log_writers') AS number");
    return Number(rows[0]?.number);
  } catch (error) {
    forgetWriterNumber();
    throw error;
  }
}
