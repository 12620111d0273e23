import type { Program, Step } from "./program";
import { isWordUnit, type Ranges } from "./set";

/** Finds a match with its groups by following all ways of a program at once (Pike's construction), never by backtracking. */
export class RegexThreads {
  private readonly steps: readonly Step[];
  private readonly tests: readonly Uint8Array[];
  private readonly slots: number;
  private readonly marks: Uint32Array;
  private generation = 0;
  /** The units that a match can begin with; undefined when a match may be empty. */
  private readonly firstUnits: Uint8Array | undefined;

  constructor(program: Program) {
    this.steps = program.steps;
    this.slots = program.slots;
    this.tests = program.sets.map(tableOf);
    this.marks = new Uint32Array(program.steps.length);
    this.firstUnits = firstUnitsOf(program);
  }

  /** The leftmost match at or after `from`, by the preferences of the expression; undefined without one. */
  find(text: string, from: number): Int32Array | undefined {
    let current: Thread[] = [];
    let next: Thread[] = [];
    let best: Int32Array | undefined;
    const { firstUnits } = this;
    for (let position = from; ; position++) {
      if (firstUnits && current.length === 0 && !best) {
        while (position < text.length && firstUnits[text.charCodeAt(position)] === 0) position++;
        if (position >= text.length) return undefined;
      }
      this.newRound();
      const alive = current;
      current = [];
      for (const thread of alive) this.follow(current, thread.place, thread.saved, text, position);
      // A match that begins here ranks below the ones that began before.
      const canBegin = !best && (!firstUnits || firstUnits[text.charCodeAt(position)] === 1);
      if (canBegin) this.follow(current, 0, this.noSlots(), text, position);
      if (current.length === 0 && best) return best;
      next = [];
      const code = position < text.length ? text.charCodeAt(position) : -1;
      for (const { place, saved } of current) {
        const step = this.steps[place];
        if (step?.kind === "match") {
          best = saved;
          break;
        }
        if (step?.kind === "set" && code >= 0 && this.tests[step.set]?.[code] === 1) {
          next.push({ place: step.next, saved });
        }
      }
      if (position >= text.length) return best;
      current = next;
    }
  }

  /** Adds `place` and all that is reached from it without reading a character, in the order of preference. */
  private follow(threads: Thread[], place: number, saved: Int32Array, text: string, position: number): void {
    const pending: Thread[] = [{ place, saved }];
    for (let thread = pending.pop(); thread; thread = pending.pop()) {
      if (this.marks[thread.place] === this.generation) continue;
      this.marks[thread.place] = this.generation;
      const step = this.steps[thread.place];
      switch (step?.kind) {
        case "split":
          pending.push({ place: step.other, saved: thread.saved });
          pending.push({ place: step.next, saved: thread.saved });
          break;
        case "save": {
          const copy = thread.saved.slice();
          copy[step.slot] = position;
          pending.push({ place: step.next, saved: copy });
          break;
        }
        case "assert":
          if (holds(step.assertion, text, position)) pending.push({ place: step.next, saved: thread.saved });
          break;
        default:
          threads.push(thread);
      }
    }
  }

  private newRound(): void {
    this.generation += 1;
    // The counter may not wrap onto a mark that an earlier round left.
    if (this.generation < 0xffffffff) return;
    this.marks.fill(0);
    this.generation = 1;
  }

  private noSlots(): Int32Array {
    return new Int32Array(this.slots).fill(-1);
  }
}

type Thread = { place: number; saved: Int32Array };

function holds(assertion: string, text: string, position: number): boolean {
  switch (assertion) {
    case "start":
      return position === 0;
    case "end":
      return position === text.length;
    case "lineStart":
      return position === 0 || text.charCodeAt(position - 1) === 10;
    case "lineEnd":
      return position === text.length || text.charCodeAt(position) === 10;
    default: {
      const before = position > 0 && isWordUnit(text.charCodeAt(position - 1));
      const after = position < text.length && isWordUnit(text.charCodeAt(position));
      return (before !== after) === (assertion === "word");
    }
  }
}

function firstUnitsOf({ steps, sets }: Program): Uint8Array | undefined {
  const seen = new Set<number>();
  const pending = [0];
  const first: Ranges[] = [];
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    if (seen.has(place)) continue;
    seen.add(place);
    const step = steps[place];
    if (!step || step.kind === "match") return undefined;
    if (step.kind === "set") first.push(sets[step.set] ?? []);
    else pending.push(step.next, ...(step.kind === "split" ? [step.other] : []));
  }
  return tableOf(first.flat());
}

/** One byte for each unit: 64 KB that make the question "is it in the set" one look. */
function tableOf(ranges: Ranges): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const [from, to] of ranges) table.fill(1, from, to + 1);
  return table;
}
