import { AwsError } from "@/lib/platform/errors";

/** How a group-commit writer behaves. Sizes are sums of what `weigh` says of each item. */
export type GroupCommitOptions<Item> = {
  weigh: (item: Item) => number;
  /** Flushes that may be under way at one time. */
  maxFlushes: number;
  /** The size at which a flush takes no further request; one request is never split. */
  flushSize: number;
  /** What may wait at most; beyond it requests are turned away. */
  queueSize: number;
};

type Waiting<Item> = { items: readonly Item[]; size: number; done: () => void; failed: (error: unknown) => void };

/**
 * Natural group commit: what arrives while a flush is under way waits and is committed together by the next, and a flush
 * begins as soon as fewer than `maxFlushes` are under way. There is no timer, so a lone request waits for nothing.
 */
export class GroupCommit<Item> {
  private readonly waiting: Waiting<Item>[] = [];
  private waitingSize = 0;
  private flushes = 0;

  constructor(
    private readonly commit: (items: Item[]) => Promise<void>,
    private readonly options: GroupCommitOptions<Item>,
  ) {}

  /** Resolves once the items are committed. Rejects with what `commit` threw, or with Throttling when too much waits. */
  write(items: readonly Item[]): Promise<void> {
    const size = items.reduce((sum, item) => sum + this.options.weigh(item), 0);
    if (this.waitingSize + size > this.options.queueSize) {
      return Promise.reject(new AwsError("Throttling", "Rate exceeded"));
    }
    return new Promise((done, failed) => {
      this.waiting.push({ items, size, done, failed });
      this.waitingSize += size;
      this.flushSoon();
    });
  }

  /** Requests of the same turn of the event loop still join the first flush. */
  private flushSoon(): void {
    if (this.flushes >= this.options.maxFlushes || this.waiting.length === 0) return;
    this.flushes += 1;
    setImmediate(() => void this.flush());
  }

  private async flush(): Promise<void> {
    const group = this.takeGroup();
    try {
      if (group.length > 0) await this.commit(group.flatMap(({ items }) => items));
      for (const { done } of group) done();
    } catch (error) {
      for (const { failed } of group) failed(error);
    }
    this.flushes -= 1;
    this.flushSoon();
  }

  private takeGroup(): Waiting<Item>[] {
    let [requests, total] = [0, 0];
    for (const { size } of this.waiting) {
      if (requests > 0 && total + size > this.options.flushSize) break;
      requests += 1;
      total += size;
    }
    this.waitingSize -= total;
    return this.waiting.splice(0, requests);
  }
}
