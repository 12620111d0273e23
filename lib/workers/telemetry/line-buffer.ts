/** A line of a log, and when it was written. */
export type Line = { timestamp: number; message: string };

/** What one PutLogEvents call takes at most, with room to spare, and what one event may hold. */
const BATCH_LINES = 1_000;
const BATCH_BYTES = 500_000;
const LINE_BYTES = 200_000;

/** What AWS counts for each event beside its bytes. */
const OVERHEAD = 26;

/** How much may wait while the database is away. */
const MAX_LINES = 5_000;
const MAX_BYTES = 4_000_000;

type Held = Line & { bytes: number };

/** Lines that wait to be shipped: bounded, the oldest are let go first and counted. */
export class LineBuffer {
  private held: Held[] = [];
  private bytes = 0;
  private lost = 0;

  add({ timestamp, message }: Line): void {
    const cut = message.length > LINE_BYTES ? message.slice(0, LINE_BYTES / 4) : message;
    const line = { timestamp, message: cut, bytes: Buffer.byteLength(cut) + OVERHEAD };
    this.held.push(line);
    this.bytes += line.bytes;
    while (this.held.length > MAX_LINES || this.bytes > MAX_BYTES) {
      this.bytes -= this.held.shift()?.bytes ?? 0;
      this.lost += 1;
    }
  }

  /** The next lines to ship, oldest first; empty when none waits. They are the caller's until given back. */
  take(): Line[] {
    let count = 0;
    let bytes = 0;
    for (const line of this.held) {
      if (count === BATCH_LINES || bytes + line.bytes > BATCH_BYTES) break;
      count += 1;
      bytes += line.bytes;
    }
    this.bytes -= bytes;
    return this.held.splice(0, count);
  }

  /** Puts lines back in front that could not be shipped. */
  giveBack(lines: readonly Line[]): void {
    const later = this.held;
    this.held = [];
    this.bytes = 0;
    for (const line of [...lines, ...later]) this.add(line);
  }

  /** How many lines were let go since this was last asked. */
  takeLost(): number {
    const { lost } = this;
    this.lost = 0;
    return lost;
  }
}
