import type { Point } from "../model/point";
import type { RolledUp } from "../model/roll-up";
import { valueOfBin } from "../model/sketch";
import { ByteReader, ByteWriter } from "./bytes";

/**
 * Points as bytes: segments one behind the other, so that a block grows by appending. A segment says its kind, how many points it
 * has, their seconds (the first counted from the block's start, each other from the one before it), and then:
 *
 * - doubles: single values of eight bytes each;
 * - wholes: single whole numbers, as their distance from the least of them in 0, 1, 2 or 4 bytes each;
 * - sets: statistic sets, with the list of values and counts where there is one;
 * - cells: roll-ups, with the bins of their sketches where there are any.
 */
const KIND = { doubles: 1, wholes: 2, sets: 3, cells: 4 } as const;
const HAS_LIST = 1;
const HAS_WHOLE_COUNTS = 2;
const IS_SINGLE = 4;

/** The bytes of points, which must be in order of time and not before `start` (milliseconds; whole seconds, as points are). */
export function encodePoints(points: readonly Point[], start: number): Buffer {
  const writer = new ByteWriter();
  const isSingle = ({ values, sampleCount, sum, minimum, maximum }: Point) =>
    values === undefined && sampleCount === 1 && sum === minimum && sum === maximum;
  const singles = points.filter(isSingle);
  const sets = singles.length < points.length ? points.filter((point) => !isSingle(point)) : [];
  if (singles.length > 0) encodeSingles(writer, singles, start);
  if (sets.length > 0) {
    begin(writer, KIND.sets, sets, start);
    for (const set of sets) encodeSet(writer, set);
  }
  return writer.take();
}

/** The bytes of roll-ups, in order of time and not before `start`. */
export function encodeCells(cells: readonly RolledUp[], start: number): Buffer {
  const writer = new ByteWriter();
  begin(writer, KIND.cells, cells, start);
  for (const cell of cells) encodeCell(writer, cell);
  return writer.take();
}

/** Is shown points: those of one measured value by `value`, without an object made of each, all others by `point`. */
export type PointVisitor = {
  value: (at: number, unit: string, value: number) => void;
  point: (point: Point) => void;
};

/** Shows every point of a block to a visitor. A roll-up is a point whose values are those of its bins. */
export function decodePoints(bytes: Uint8Array, start: number, unit: string, visitor: PointVisitor): void {
  const reader = new ByteReader(bytes);
  while (!reader.isAtEnd()) {
    const kind = reader.byte();
    const ats = decodeMoments(reader, start);
    if (kind === KIND.doubles) for (const at of ats) visitor.value(at, unit, reader.double());
    else if (kind === KIND.wholes) decodeWholes(reader, ats, unit, visitor);
    else if (kind === KIND.sets) for (const at of ats) visitor.point(decodeSet(reader, at, unit));
    else if (kind === KIND.cells) for (const at of ats) visitor.point(decodeCell(reader, at, unit));
    else throw new Error(`A block holds a segment of the unknown kind ${kind}.`);
  }
}

function begin(writer: ByteWriter, kind: number, points: readonly { at: number }[], start: number): void {
  writer.byte(kind);
  writer.whole(points.length);
  let last = start;
  for (const { at } of points) {
    writer.whole((at - last) / 1000);
    last = at;
  }
}

function decodeMoments(reader: ByteReader, start: number): number[] {
  const ats = new Array<number>(reader.whole());
  let at = start;
  for (let index = 0; index < ats.length; index += 1) {
    at += reader.whole() * 1000;
    ats[index] = at;
  }
  return ats;
}

/** A point of one measured value. */
export function single(at: number, unit: string, value: number): Point {
  return { at, unit, sampleCount: 1, sum: value, minimum: value, maximum: value };
}

function encodeSingles(writer: ByteWriter, singles: readonly Point[], start: number): void {
  let [least, most, whole] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, true];
  for (const { sum } of singles) {
    if (sum < least) least = sum;
    if (sum > most) most = sum;
    // Minus zero is no whole number here: it would come back as zero.
    whole &&= Number.isSafeInteger(sum) && !Object.is(sum, -0);
  }
  const width = whole ? widthOf(most - least) : undefined;
  if (width === undefined) {
    begin(writer, KIND.doubles, singles, start);
    for (const { sum } of singles) writer.double(sum);
    return;
  }
  begin(writer, KIND.wholes, singles, start);
  writer.double(least);
  writer.byte(width);
  for (const { sum } of singles) writer.fixed(sum - least, width);
}

function widthOf(span: number): number | undefined {
  if (span === 0) return 0;
  if (span < 2 ** 8) return 1;
  if (span < 2 ** 16) return 2;
  return span < 2 ** 32 ? 4 : undefined;
}

function decodeWholes(reader: ByteReader, ats: number[], unit: string, { value }: PointVisitor): void {
  const least = reader.double();
  const width = reader.byte();
  for (const at of ats) value(at, unit, least + reader.fixed(width));
}

function encodeSet(writer: ByteWriter, { sampleCount, sum, minimum, maximum, values, counts }: Point): void {
  const wholeCounts = counts?.every(isCount) ?? true;
  writer.byte((values ? HAS_LIST : 0) | (wholeCounts ? HAS_WHOLE_COUNTS : 0));
  for (const number of [sampleCount, sum, minimum, maximum]) writer.double(number);
  if (!values) return;
  writer.whole(values.length);
  for (const value of values) writer.double(value);
  for (const index of values.keys()) encodeCount(writer, counts?.[index] ?? 1, wholeCounts);
}

function decodeSet(reader: ByteReader, at: number, unit: string): Point {
  const flags = reader.byte();
  const stats = {
    sampleCount: reader.double(),
    sum: reader.double(),
    minimum: reader.double(),
    maximum: reader.double(),
  };
  if (!(flags & HAS_LIST)) return { at, unit, ...stats };
  const values = Array.from({ length: reader.whole() }, () => reader.double());
  const counts = values.map(() => decodeCount(reader, flags));
  return { at, unit, ...stats, values, counts };
}

function encodeCell(writer: ByteWriter, { sampleCount, sum, minimum, maximum, bins }: RolledUp): void {
  const wholeCounts = isCount(sampleCount) && (bins?.every(({ count }) => isCount(count)) ?? true);
  const isSingle = sampleCount === 1 && sum === minimum && sum === maximum;
  writer.byte((bins ? HAS_LIST : 0) | (wholeCounts ? HAS_WHOLE_COUNTS : 0) | (isSingle ? IS_SINGLE : 0));
  writer.double(sum);
  if (isSingle) return;
  encodeCount(writer, sampleCount, wholeCounts);
  writer.double(minimum);
  writer.double(maximum);
  if (!bins) return;
  writer.whole(bins.length);
  let last = 0;
  for (const { bin, count } of bins) {
    writer.signed(bin - last);
    encodeCount(writer, count, wholeCounts);
    last = bin;
  }
}

function decodeCell(reader: ByteReader, at: number, unit: string): Point {
  const flags = reader.byte();
  const sum = reader.double();
  if (flags & IS_SINGLE) return single(at, unit, sum);
  const stats = { sampleCount: decodeCount(reader, flags), sum, minimum: reader.double(), maximum: reader.double() };
  if (!(flags & HAS_LIST)) return { at, unit, ...stats };
  const values = new Array<number>(reader.whole());
  const counts = new Array<number>(values.length);
  let bin = 0;
  for (let index = 0; index < values.length; index += 1) {
    bin += reader.signed();
    // What a bin stands for may lie a little beyond the least and the most that were measured.
    values[index] = Math.min(stats.maximum, Math.max(stats.minimum, valueOfBin(bin)));
    counts[index] = decodeCount(reader, flags);
  }
  return { at, unit, ...stats, values, counts };
}

function isCount(count: number): boolean {
  return Number.isSafeInteger(count) && count >= 0 && !Object.is(count, -0);
}

function encodeCount(writer: ByteWriter, count: number, whole: boolean): void {
  if (whole) writer.whole(count);
  else writer.double(count);
}

function decodeCount(reader: ByteReader, flags: number): number {
  return flags & HAS_WHOLE_COUNTS ? reader.whole() : reader.double();
}
