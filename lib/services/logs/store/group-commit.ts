import { AwsError } from "@/lib/platform/errors";

/** How a flush ended for one of its items. */
export type Outcome<Answer> = { answer: Answer } | { error: unknown };

type Waiting<Item, Answer> = {
  item: Item;
  weight: number;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
};

/** Weights are what `submit` counts in (bytes, say). */
export type GroupCommitLimits = { inFlight: number; flushWeight: number; waitingWeight: number };

/**
 * Natural group commit: an item is written at once while fewer than `inFlight` flushes are under way; those that come
 * meanwhile wait together for the next one. No timer: under light load nothing waits, under heavy load flushes grow.
 */
export class GroupCommit<Item, Answer> {
  private waiting: Waiting<Item, Answer>[] = [];
  private waitingWeight = 0;
  private inFlight = 0;

  /** @param flush writes the items, in order, and answers an outcome for each; when it throws, all of them failed */
  constructor(
    private readonly flush: (items: Item[]) => Promise<Outcome<Answer>[]>,
    private readonly limits: GroupCommitLimits,
  ) {}

  /** Resolves when the item is committed. Throws ServiceUnavailableException, which SDKs retry, when too much waits. */
  submit(item: Item, weight: number): Promise<Answer> {
    if (this.waitingWeight + weight > this.limits.waitingWeight) {
      throw new AwsError("ServiceUnavailableException", "The service cannot complete the request.");
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, weight, resolve, reject });
      this.waitingWeight += weight;
      this.flushWhilePossible();
    });
  }

  private flushWhilePossible(): void {
    while (this.inFlight < this.limits.inFlight && this.waiting.length > 0) void this.run(this.takeBatch());
  }

  private takeBatch(): Waiting<Item, Answer>[] {
    let weight = 0;
    let count = 0;
    for (const next of this.waiting) {
      if (count > 0 && weight + next.weight > this.limits.flushWeight) break;
      weight += next.weight;
      count += 1;
    }
    this.waitingWeight -= weight;
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
      this.flushWhilePossible();
    }
  }
}
