/** The one source of time, so that a test can set it. */
let read: () => number = Date.now;

/** The present moment. */
export function now(): Date {
  return new Date(read());
}

/** The present moment in milliseconds since the epoch. */
export function nowMillis(): number {
  return read();
}

/** Replaces the clock (tests only); without an argument the machine's clock is back. */
export function setClock(source: () => number = Date.now): void {
  read = source;
}
