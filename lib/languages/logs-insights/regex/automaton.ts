import type { Program, Step } from "./program";

const UNKNOWN = -2;
const DEAD = -1;
/** As many states as are kept; beyond that the table is begun anew, so that memory stays bounded. */
const MAX_STATES = 1_000;

type State = { places: Int32Array; next: Int32Array; accepts: boolean; acceptsAtEnd: boolean | undefined };

/**
 * Says whether a text has a match, one table look a character: the states of all ways at once are worked out as texts need
 * them. Programs with assertions about words or lines have none, because there a state would depend on its neighbours.
 */
export class RegexAutomaton {
  private readonly steps: readonly Step[];
  /** Units that no set of the program tells apart share a number. */
  private readonly classes: Uint8Array | Uint16Array;
  private readonly classCount: number;
  /** Which sets hold the units of a class. */
  private readonly members: readonly Uint8Array[];
  private states: State[] = [];
  private numbers = new Map<string, number>();
  private first = UNKNOWN;

  static of(program: Program): RegexAutomaton | undefined {
    const isPlain = program.steps.every(
      (step) => step.kind !== "assert" || step.assertion === "start" || step.assertion === "end",
    );
    return isPlain ? new RegexAutomaton(program) : undefined;
  }

  private constructor({ steps, sets }: Program) {
    this.steps = steps;
    const edges = [...new Set([0, ...sets.flatMap((ranges) => ranges.flatMap(([from, to]) => [from, to + 1]))])]
      .filter((edge) => edge <= 0xffff)
      .sort((a, b) => a - b);
    this.classCount = edges.length;
    this.classes = edges.length <= 256 ? new Uint8Array(0x10000) : new Uint16Array(0x10000);
    for (const [index, edge] of edges.entries()) this.classes.fill(index, edge, edges[index + 1] ?? 0x10000);
    this.members = edges.map((edge) =>
      Uint8Array.from(sets, (ranges) => (ranges.some(([from, to]) => edge >= from && edge <= to) ? 1 : 0)),
    );
  }

  test(text: string): boolean {
    if (this.first === UNKNOWN) this.first = this.number(this.closure([0], true, false));
    let number = this.first;
    let state = this.states[number];
    for (let i = 0; i < text.length && state; i++) {
      if (state.accepts) return true;
      const unit = this.classes[text.charCodeAt(i)] ?? 0;
      let next = state.next[unit] ?? UNKNOWN;
      if (next === UNKNOWN) {
        next = this.step(state, unit);
        state.next[unit] = next;
      }
      if (next === DEAD) return false;
      number = next;
      state = this.states[number];
    }
    if (!state) return false;
    state.acceptsAtEnd ??= state.accepts || this.isMatch(this.closure([...state.places], text.length === 0, true));
    return state.acceptsAtEnd;
  }

  private step({ places }: State, unit: number): number {
    const sets = this.members[unit];
    // A match may begin at every place of the text.
    const reached: number[] = [0];
    for (const place of places) {
      const step = this.steps[place];
      if (step?.kind === "set" && sets?.[step.set] === 1) reached.push(step.next);
    }
    const closed = this.closure(reached, false, false);
    return closed.length === 0 ? DEAD : this.number(closed);
  }

  private number(places: number[]): number {
    const key = places.join();
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    if (this.states.length >= MAX_STATES) this.forget();
    const number = this.states.length;
    this.states.push({
      places: Int32Array.from(places),
      next: new Int32Array(this.classCount).fill(UNKNOWN),
      accepts: this.isMatch(places),
      acceptsAtEnd: undefined,
    });
    this.numbers.set(key, number);
    return number;
  }

  /** States that are still in use keep what they know of numbers that are no longer theirs, so they are emptied too. */
  private forget(): void {
    for (const state of this.states) state.next.fill(UNKNOWN);
    this.states = [];
    this.numbers = new Map();
    this.first = UNKNOWN;
  }

  private isMatch(places: readonly number[]): boolean {
    return places.some((place) => this.steps[place]?.kind === "match");
  }

  /** What is reached from `from` without reading; an assertion of the end waits in the set for the end. */
  private closure(from: number[], atStart: boolean, atEnd: boolean): number[] {
    const seen = new Set<number>();
    const kept: number[] = [];
    const pending = [...from];
    for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
      if (seen.has(place)) continue;
      seen.add(place);
      const step = this.steps[place];
      if (step?.kind === "split") pending.push(step.other, step.next);
      else if (step?.kind === "save") pending.push(step.next);
      else if (step?.kind === "assert") {
        if (step.assertion === "start" ? atStart : atEnd) pending.push(step.next);
        else if (step.assertion === "end") kept.push(place);
      } else kept.push(place);
    }
    return kept.sort((a, b) => a - b);
  }
}
