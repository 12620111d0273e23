import { malformed } from "../malformed";

const MAX_DEPTH = 64;
const INDEFINITE = 31;
const BREAK = 0xff;
/** The only tag that AWS's shapes use: seconds since the epoch. */
const EPOCH_TAG = 1;

/** The major types of RFC 8949, section 3.1. */
const BYTES = 2;
const TEXT = 3;
const LIST = 4;
const MAP = 5;
const TAG = 6;

/**
 * Walks a CBOR item without building anything and throws unless it is whole, nested no deeper than 64, and every length and count
 * fits into the bytes that are there. The decoder we use believes counts: a list of five bytes could make it reserve gigabytes,
 * a big number of ten bytes could keep it counting for years.
 */
export function boundCbor(bytes: Buffer): void {
  const scanner = new Scanner(bytes);
  scanner.item(0);
  if (!scanner.isAtEnd) throw malformed("The request body goes on after its CBOR item.");
}

class Scanner {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  get isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }

  item(depth: number): void {
    if (depth > MAX_DEPTH) throw malformed("The request body is nested too deeply.");
    const initial = this.byte();
    const major = initial >> 5;
    const minor = initial & 0b11111;
    if (minor === INDEFINITE) this.indefinite(major, depth);
    else this.definite(major, this.argument(minor), depth);
  }

  /** Numbers, booleans and null end with their argument. */
  private definite(major: number, argument: number, depth: number): void {
    if (major === BYTES || major === TEXT) this.skip(argument);
    else if (major === LIST) this.items(argument, depth);
    else if (major === MAP) this.entries(argument, depth);
    else if (major === TAG) this.tagged(argument, depth);
  }

  private items(count: number, depth: number): void {
    this.need(count);
    for (let done = 0; done < count; done++) this.item(depth + 1);
  }

  private entries(count: number, depth: number): void {
    this.need(2 * count);
    for (let done = 0; done < count; done++) this.entry(depth);
  }

  private entry(depth: number): void {
    if (this.peek() >> 5 !== TEXT) throw malformed("A key in the request body is not text.");
    this.item(depth + 1);
    this.item(depth + 1);
  }

  private tagged(tag: number, depth: number): void {
    if (tag !== EPOCH_TAG) throw malformed(`CBOR tag ${tag} has no meaning here.`);
    this.item(depth + 1);
  }

  /** Indefinite lengths end with a break; the chunks of a text or byte string are strings of the same type themselves. */
  private indefinite(major: number, depth: number): void {
    if (major < BYTES || major > MAP) throw malformed("The request body is not valid CBOR.");
    for (;;) {
      const next = this.peek();
      if (next === BREAK) break;
      if (major === MAP) this.entry(depth);
      else if (major === LIST || next >> 5 === major) this.item(depth + 1);
      else throw malformed("The request body is not valid CBOR.");
    }
    this.at += 1;
  }

  private argument(minor: number): number {
    if (minor < 24) return minor;
    if (minor > 27) throw malformed("The request body is not valid CBOR.");
    const size = 2 ** (minor - 24);
    this.need(size);
    const start = this.at;
    this.at += size;
    if (size < 8) return this.bytes.readUIntBE(start, size);
    return this.bytes.readUInt32BE(start) * 2 ** 32 + this.bytes.readUInt32BE(start + 4);
  }

  private peek(): number {
    this.need(1);
    return this.bytes.readUInt8(this.at);
  }

  private byte(): number {
    const value = this.peek();
    this.at += 1;
    return value;
  }

  private skip(count: number): void {
    this.need(count);
    this.at += count;
  }

  private need(count: number): void {
    if (count > this.bytes.length - this.at) throw malformed("The request body ends too early.");
  }
}
