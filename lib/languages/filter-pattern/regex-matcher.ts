import type { CharSet, RegexItem, RegexTree } from "./regex";

/** A place in an event's message, in UTF-16 units. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

const CONSUME = 0;
const OPTIONAL = 1;
const START = 2;
const END = 3;
const ACCEPT = 4;

/** Characters 0..127 are themselves; every other code point is one symbol, because no regex here can tell them apart. */
const OTHER = 128;

/**
 * Runs a regex over a text by following all its ways at once (Thompson's construction), never by backtracking.
 * A text of n characters costs at most n times the size of the regex, whatever the regex.
 *
 * Not Logs Insights' engine: there a regex has groups, counts UTF-16 units and takes the match that it names first; here it has
 * none, counts characters and takes the longest match, and its sets need a table of 129 bytes instead of 64 KB.
 */
export class RegexMatcher {
  private readonly kinds: number[] = [];
  private readonly accepts: Uint8Array[] = [];
  private readonly loops: boolean[] = [];
  private readonly starts: number[] = [];
  /** The symbols a match can begin with after the start of the text, or null when a match may be empty. */
  private readonly firstSymbols: Uint8Array | null;

  private current: Threads;
  private next: Threads;

  constructor(tree: RegexTree) {
    for (const chain of tree) {
      this.starts.push(this.kinds.length);
      for (const item of chain) this.addItem(item);
      this.addNode(ACCEPT);
    }
    this.current = new Threads(this.kinds.length);
    this.next = new Threads(this.kinds.length);
    this.firstSymbols = this.findFirstSymbols();
  }

  test(text: string): boolean {
    return this.search(text, 0, false) !== null;
  }

  /** The leftmost match at or after `from`, the longest of those that begin there. */
  find(text: string, from = 0): Span | null {
    return this.search(text, from, true);
  }

  private search(text: string, from: number, longest: boolean): Span | null {
    let best: Span | null = null;
    let { current, next } = this;
    current.clear();
    let position = from;
    for (;;) {
      // A match that begins here ranks below the threads that began before, so it is added after them.
      if (best === null) for (const node of this.starts) this.follow(current, node, position, position, text.length);
      for (let i = 0; i < current.size; i++) {
        if (this.kinds[current.node(i)] !== ACCEPT) continue;
        const offset = current.start(i);
        if (best === null || offset <= best.offset) best = { offset, length: position - offset };
        if (!longest) return best;
      }
      if (position >= text.length || (best !== null && current.size === 0)) return best;
      const code = text.charCodeAt(position);
      const symbol = Math.min(code, OTHER);
      const width = isHighSurrogate(code) && position + 1 < text.length ? 2 : 1;
      next.clear();
      for (let i = 0; i < current.size; i++) {
        const node = current.node(i);
        const start = current.start(i);
        if ((best !== null && start > best.offset) || this.accepts[node]?.[symbol] !== 1) continue;
        if (this.loops[node]) this.follow(next, node, start, position + width, text.length);
        this.follow(next, node + 1, start, position + width, text.length);
      }
      [current, next] = [next, current];
      position += width;
      if (current.size === 0 && best === null) position = this.skip(text, position);
    }
  }

  /** Adds `first` and every node that is reached from it without reading a character. */
  private follow(threads: Threads, first: number, start: number, position: number, length: number): void {
    for (let node = first; threads.mark(node); node++) {
      const kind = this.kinds[node];
      if (kind === START ? position !== 0 : kind === END && position !== length) return;
      if (kind === START || kind === END) continue;
      threads.add(node, start);
      if (kind !== OPTIONAL) return;
    }
  }

  /** With no thread alive, nothing can happen before a character that a match can begin with. */
  private skip(text: string, from: number): number {
    if (this.firstSymbols === null) return from;
    let position = from;
    while (position < text.length && this.firstSymbols[Math.min(text.charCodeAt(position), OTHER)] === 0) position++;
    return position;
  }

  private addItem(item: RegexItem): void {
    if (item.kind !== "set") {
      this.addNode(item.kind === "start" ? START : END);
      return;
    }
    const table = tableOf(item.set);
    for (let i = 0; i < item.min; i++) this.addNode(CONSUME, table, i === item.min - 1 && item.max === Infinity);
    if (item.max !== Infinity) for (let i = item.min; i < item.max; i++) this.addNode(OPTIONAL, table);
    else if (item.min === 0) this.addNode(OPTIONAL, table, true);
  }

  private addNode(kind: number, accepts: Uint8Array = NOTHING, loops = false): void {
    this.kinds.push(kind);
    this.accepts.push(accepts);
    this.loops.push(loops);
  }

  private findFirstSymbols(): Uint8Array | null {
    const symbols = new Uint8Array(OTHER + 1);
    for (const first of this.starts) {
      for (let node = first; ; node++) {
        const kind = this.kinds[node];
        if (kind === START) break;
        if (kind === END || kind === ACCEPT) return null;
        this.accepts[node]?.forEach((isIn, symbol) => {
          if (isIn === 1) symbols[symbol] = 1;
        });
        if (kind === CONSUME) break;
      }
    }
    return symbols;
  }
}

/** The nodes that are alive, in order of preference, each with the place where its match began. */
class Threads {
  size = 0;
  private readonly nodes: Int32Array;
  private readonly starts: Int32Array;
  private readonly marks: Uint32Array;
  private generation = 0;

  constructor(nodeCount: number) {
    this.nodes = new Int32Array(nodeCount);
    this.starts = new Int32Array(nodeCount);
    this.marks = new Uint32Array(nodeCount);
  }

  clear(): void {
    this.size = 0;
    this.generation++;
    // The counter may not wrap onto a mark that an earlier round left.
    if (this.generation < 0xffffffff) return;
    this.marks.fill(0);
    this.generation = 1;
  }

  /** True the first time a node is reached at a position; the threads that come later are never better. */
  mark(node: number): boolean {
    if (this.marks[node] === this.generation) return false;
    this.marks[node] = this.generation;
    return true;
  }

  add(node: number, start: number): void {
    this.nodes[this.size] = node;
    this.starts[this.size] = start;
    this.size++;
  }

  node(index: number): number {
    return this.nodes[index] ?? 0;
  }

  start(index: number): number {
    return this.starts[index] ?? 0;
  }
}

const NOTHING = new Uint8Array(OTHER + 1);

function tableOf(set: CharSet): Uint8Array {
  return Uint8Array.from([...set.ascii, set.others], (isIn) => (isIn ? 1 : 0));
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code < 0xdc00;
