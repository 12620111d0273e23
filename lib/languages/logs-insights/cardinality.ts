/** As many different values as are counted exactly. */
const EXACT = 10_000;
const BITS = 14;
const REGISTERS = 1 << BITS;

/** How many different texts there are: exactly to ten thousand, then by HyperLogLog, to about one percent. */
export class Cardinality {
  private seen = new Set<string>();
  private registers: Uint8Array | undefined;

  add(text: string): void {
    if (this.registers) {
      note(this.registers, text);
      return;
    }
    this.seen.add(text);
    if (this.seen.size <= EXACT) return;
    this.registers = new Uint8Array(REGISTERS);
    for (const one of this.seen) note(this.registers, one);
    this.seen = new Set();
  }

  count(): number {
    if (!this.registers) return this.seen.size;
    let sum = 0;
    let empty = 0;
    for (const register of this.registers) {
      sum += 2 ** -register;
      if (register === 0) empty += 1;
    }
    const estimate = (0.7213 / (1 + 1.079 / REGISTERS)) * REGISTERS * (REGISTERS / sum);
    const isSmall = estimate <= 2.5 * REGISTERS && empty > 0;
    return Math.round(isSmall ? REGISTERS * Math.log(REGISTERS / empty) : estimate);
  }
}

function note(registers: Uint8Array, text: string): void {
  const place = hash(text, 0x9747b28c) >>> (32 - BITS);
  const rank = Math.clz32(hash(text, 0x5bd1e995)) + 1;
  if (rank > (registers[place] ?? 0)) registers[place] = rank;
}

/** FNV-1a, finished as MurmurHash3 is. */
function hash(text: string, seed: number): number {
  let hashed = seed;
  for (let i = 0; i < text.length; i++) hashed = Math.imul(hashed ^ text.charCodeAt(i), 0x01000193);
  hashed = Math.imul(hashed ^ (hashed >>> 16), 0x85ebca6b);
  hashed = Math.imul(hashed ^ (hashed >>> 13), 0xc2b2ae35);
  return (hashed ^ (hashed >>> 16)) >>> 0;
}
