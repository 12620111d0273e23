/**
 * Chance that comes out the same whenever it is asked: the demo's past and present are one stretch, and a start in between
 * changes nothing of it. From 0 to 1, exclusive, by name and whole number (a mix of MurmurHash3's finaliser).
 */
export function chance(name: string, moment: number): number {
  let hash = Math.imul(moment ^ (moment >>> 15), 0x85ebca6b) ^ Math.floor(moment / 2 ** 32);
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** One of a list, by chance. Throws for an empty list. */
export function pick<Item>(list: readonly Item[], name: string, moment: number): Item {
  const found = list[Math.floor(chance(name, moment) * list.length)];
  if (found === undefined) throw new RangeError("Nothing to pick from.");
  return found;
}

/** About `mean`, by a share of it either way. */
export function around(mean: number, share: number, name: string, moment: number): number {
  return mean * (1 + (chance(name, moment) * 2 - 1) * share);
}

/** How busy the shop is at a time of day, from 0.35 in the night to 1 in the evening; UTC. */
export function busyness(at: Date): number {
  const hour = at.getUTCHours() + at.getUTCMinutes() / 60;
  return 0.675 + 0.325 * Math.cos(((hour - 20) / 24) * 2 * Math.PI);
}

/** Hexadecimal digits by chance. */
export function hex(digits: number, name: string, moment: number): string {
  let text = "";
  for (let index = 0; text.length < digits; index += 1) {
    text += Math.floor(chance(`${name}/${index}`, moment) * 2 ** 32)
      .toString(16)
      .padStart(8, "0");
  }
  return text.slice(0, digits);
}

/** A UUID of version 4's form, by chance. */
export function uuid(name: string, moment: number): string {
  const digits = hex(32, name, moment);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join("-");
}
