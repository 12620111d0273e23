/**
 * A sketch keeps a distribution in little space: each value goes into a bin whose bounds lie a fixed proportion apart, and only
 * the bins' counts are kept. Whatever is read from it is off by at most this share of the value itself.
 * It is the mapping of DDSketch (Masson, Rim, Lee: "DDSketch", VLDB 2019), without its collapsing of bins: sketches of the same
 * bins merge by adding counts, in any order, without further loss.
 */
export const SKETCH_RELATIVE_ERROR = 0.005;

const GAMMA = (1 + SKETCH_RELATIVE_ERROR) / (1 - SKETCH_RELATIVE_ERROR);
const LOG_GAMMA = Math.log(GAMMA);

/** Zero has no logarithm: it has a bin below that of the smallest number there is. */
export const ZERO_BIN = -100_000;

/** A bin and the samples in it. */
export type Bin = { bin: number; count: number };

/** The bin of a value that is not negative. */
export function binOf(value: number): number {
  return value === 0 ? ZERO_BIN : Math.ceil(Math.log(value) / LOG_GAMMA);
}

/** The value that stands for a bin: no value in it is further away than the relative error. */
export function valueOfBin(bin: number): number {
  return bin === ZERO_BIN ? 0 : (2 * Math.exp(bin * LOG_GAMMA)) / (1 + GAMMA);
}
