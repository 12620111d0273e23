import type { Aggregate } from "./ast";
import { Cardinality } from "./cardinality";
import { Percentiles } from "./percentiles";
import { compareValues, numberOf, sortOrder, textOf, type Value } from "./value";

/** One statistic of one group. `at` is the event's time in milliseconds, for the earliest and the latest. */
export interface Statistic {
  add(value: Value, at: number): void;
  result(): Value;
}

export function newStatistic({ function: name, argument, percentile = 50 }: Aggregate): Statistic {
  switch (name) {
    case "count":
      return argument ? new Count() : new CountAll();
    case "count_distinct":
      return new CountDistinct();
    case "sum":
      return new Sum();
    case "avg":
      return new Average();
    case "min":
      return new Extreme(-1);
    case "max":
      return new Extreme(1);
    case "stddev":
      return new Deviation();
    case "pct":
      return new Percentile(percentile);
    case "earliest":
      return new ByTime(-1);
    case "latest":
      return new ByTime(1);
    case "sortsFirst":
      return new BySort(-1);
    case "sortsLast":
      return new BySort(1);
  }
}

class CountAll implements Statistic {
  private count = 0;
  add(): void {
    this.count += 1;
  }
  result(): Value {
    return this.count;
  }
}

class Count implements Statistic {
  private count = 0;
  add(value: Value): void {
    if (value !== null) this.count += 1;
  }
  result(): Value {
    return this.count;
  }
}

class CountDistinct implements Statistic {
  private readonly seen = new Cardinality();
  add(value: Value): void {
    const text = textOf(value);
    if (text !== undefined) this.seen.add(text);
  }
  result(): Value {
    return this.seen.count();
  }
}

class Sum implements Statistic {
  private sum: number | null = null;
  add(value: Value): void {
    const number = numberOf(value);
    if (number !== undefined) this.sum = (this.sum ?? 0) + number;
  }
  result(): Value {
    return this.sum;
  }
}

class Average implements Statistic {
  private sum = 0;
  private count = 0;
  add(value: Value): void {
    const number = numberOf(value);
    if (number === undefined) return;
    this.sum += number;
    this.count += 1;
  }
  result(): Value {
    return this.count === 0 ? null : this.sum / this.count;
  }
}

/** min and max: of numbers where there are any, of texts otherwise; a moment as its milliseconds. */
class Extreme implements Statistic {
  private best: Value = null;
  constructor(private readonly sign: 1 | -1) {}
  add(value: Value): void {
    if (value === null) return;
    const number = numberOf(value);
    const candidate = number ?? value;
    const isFirst = this.best === null || (number !== undefined && typeof this.best !== "number");
    const isOther = typeof this.best === "number" && number === undefined;
    if (isFirst || (!isOther && this.sign * (compareValues(candidate, this.best) ?? 0) > 0)) this.best = candidate;
  }
  result(): Value {
    return this.best;
  }
}

/** Of the whole population, by Welford's way, which loses no digits. */
class Deviation implements Statistic {
  private count = 0;
  private mean = 0;
  private squares = 0;
  add(value: Value): void {
    const number = numberOf(value);
    if (number === undefined) return;
    this.count += 1;
    const off = number - this.mean;
    this.mean += off / this.count;
    this.squares += off * (number - this.mean);
  }
  result(): Value {
    return this.count === 0 ? null : Math.sqrt(this.squares / this.count);
  }
}

class Percentile implements Statistic {
  private readonly values = new Percentiles();
  constructor(private readonly percent: number) {}
  add(value: Value): void {
    const number = numberOf(value);
    if (number !== undefined) this.values.add(number);
  }
  result(): Value {
    return this.values.at(this.percent) ?? null;
  }
}

class ByTime implements Statistic {
  private best: Value = null;
  private at: number | undefined;
  constructor(private readonly sign: 1 | -1) {}
  add(value: Value, at: number): void {
    if (value === null || (this.at !== undefined && this.sign * (at - this.at) <= 0)) return;
    this.best = value;
    this.at = at;
  }
  result(): Value {
    return this.best;
  }
}

class BySort implements Statistic {
  private best: Value = null;
  constructor(private readonly sign: 1 | -1) {}
  add(value: Value): void {
    if (value === null) return;
    if (this.best === null || this.sign * sortOrder(value, this.best, false) > 0) this.best = value;
  }
  result(): Value {
    return this.best;
  }
}
