/** Grows as it is written; numbers of eight bytes little-endian, whole numbers in as few bytes as they need. */
export class ByteWriter {
  private view = new DataView(new ArrayBuffer(256));
  private length = 0;

  byte(value: number): void {
    this.reserve(1);
    this.view.setUint8(this.length++, value);
  }

  double(value: number): void {
    this.reserve(8);
    this.view.setFloat64(this.length, value, true);
    this.length += 8;
  }

  /** A whole number from 0 to JavaScript's largest safe one: seven bits a byte, the lowest first (LEB128). */
  whole(value: number): void {
    this.reserve(8);
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.view.setUint8(this.length++, (rest % 0x80) | 0x80);
    this.view.setUint8(this.length++, rest);
  }

  /** A whole number of either sign: small ones of both take few bytes. */
  signed(value: number): void {
    this.whole(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** A whole number without sign in 0, 1, 2 or 4 bytes. */
  fixed(value: number, width: number): void {
    this.reserve(4);
    if (width === 1) this.view.setUint8(this.length, value);
    else if (width === 2) this.view.setUint16(this.length, value, true);
    else if (width === 4) this.view.setUint32(this.length, value, true);
    this.length += width;
  }

  take(): Buffer {
    return Buffer.from(this.view.buffer, 0, this.length);
  }

  private reserve(more: number): void {
    if (this.length + more <= this.view.byteLength) return;
    const larger = new Uint8Array(2 * this.view.byteLength + more);
    larger.set(new Uint8Array(this.view.buffer, 0, this.length));
    this.view = new DataView(larger.buffer);
  }
}

/** Reads what a ByteWriter wrote. Bytes that end too early are a RangeError. */
export class ByteReader {
  private readonly view: DataView;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  isAtEnd(): boolean {
    return this.at >= this.view.byteLength;
  }

  byte(): number {
    return this.view.getUint8(this.at++);
  }

  double(): number {
    this.at += 8;
    return this.view.getFloat64(this.at - 8, true);
  }

  whole(): number {
    let byte = this.view.getUint8(this.at++);
    if (byte < 0x80) return byte;
    let value = byte - 0x80;
    for (let scale = 0x80; ; scale *= 0x80) {
      byte = this.view.getUint8(this.at++);
      if (byte < 0x80) return value + byte * scale;
      value += (byte - 0x80) * scale;
    }
  }

  signed(): number {
    const value = this.whole();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  fixed(width: number): number {
    this.at += width;
    if (width === 1) return this.view.getUint8(this.at - 1);
    if (width === 2) return this.view.getUint16(this.at - 2, true);
    return width === 4 ? this.view.getUint32(this.at - 4, true) : 0;
  }
}
