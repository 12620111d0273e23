/** How a flush ended for one of its items. */
export type Outcome<Answer> = { answer: Answer } | { error: unknown };

type Waiting<Item, Answer> = {
  item: Item;
  weight: number;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
};

/** Weights are what `submit` counts in: rows, bytes. */
export type GroupCommitLimits = {
  /** Flushes that may be under way at one time. */
  inFlight: number;
  /** The weight at which a flush takes no further item; one item is never split. */
  flushWeight: number;
  /** What may wait at most; beyond it items are turned away. */
  waitingWeight: number;
  /** What those who are turned away are told: one of the errors after which SDKs try again. */
  overloaded: () => Error;
};

/**
 * Natural group commit: what arrives while a flush is under way waits and is committed together by the next, and a flush
 * begins as soon as fewer than `inFlight` are under way. No timer: under light load nothing waits, under heavy load flushes grow.
 */
export class GroupCommit<Item, Answer> {
  private readonly waiting: Waiting<Item, Answer>[] = [];
  private waitingWeight = 0;
  private inFlight = 0;
  private isStarting = false;

  /** @param flush writes the items, in order, and answers an outcome for each; when it throws, all of them failed */
  constructor(
    private readonly flush: (items: Item[]) => Promise<Outcome<Answer>[]>,
    private readonly limits: GroupCommitLimits,
  ) {}

  /** Resolves when the item is committed. Rejects with its outcome's error, or as overloaded when too much waits. */
  submit(item: Item, weight: number): Promise<Answer> {
    if (this.waitingWeight + weight > this.limits.waitingWeight) return Promise.reject(this.limits.overloaded());
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, weight, resolve, reject });
      this.waitingWeight += weight;
      this.startSoon();
    });
  }

  /** Items of the same turn of the event loop still join the first flush. */
  private startSoon(): void {
    if (this.isStarting || this.inFlight >= this.limits.inFlight || this.waiting.length === 0) return;
    this.isStarting = true;
    setImmediate(() => {
      this.isStarting = false;
      void this.run(this.takeBatch());
      this.startSoon();
    });
  }

  private takeBatch(): Waiting<Item, Answer>[] {
    let [count, total] = [0, 0];
    for (const { weight } of this.waiting) {
      if (count > 0 && total + weight > this.limits.flushWeight) break;
      total += weight;
      count += 1;
    }
    this.waitingWeight -= total;
    return this.waiting.splice(0, count);
  }

  private async run(batch: Waiting<Item, Answer>[]): Promise<void> {
    this.inFlight += 1;
    try {
      const outcomes = await this.flush(batch.map(({ item }) => item));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const outcome = outcomes[index] ?? { error: new Error("A flush answered fewer outcomes than it had items.") };
        if ("answer" in outcome) resolve(outcome.answer);
        else reject(outcome.error);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      this.inFlight -= 1;
      this.startSoon();
    }
  }
}
