const KINDS = ["ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnopqrstuvwxyz", "23456789", "!@#$%^&*()_+-=[]{}|'"] as const;
const USUAL_LENGTH = 16;

/**
 * A random password that meets IAM's default rules: every kind of character, none that is easily misread. Made in the
 * browser, because it is shown there; about 100 bits, more where the rules want it longer.
 */
export function newPassword(least = USUAL_LENGTH): string {
  const length = Math.max(least, USUAL_LENGTH);
  const all = KINDS.join("");
  const drawn = [...KINDS.map(draw), ...Array.from({ length: length - KINDS.length }, () => draw(all))];
  // Shuffled, so that the kinds do not stand in a known order.
  for (let last = drawn.length - 1; last > 0; last--) {
    const other = randomBelow(last + 1);
    [drawn[last], drawn[other]] = [drawn[other] ?? "", drawn[last] ?? ""];
  }
  return drawn.join("");
}

function draw(alphabet: string): string {
  return alphabet.charAt(randomBelow(alphabet.length));
}

/** Draws without modulo bias: numbers beyond the last full multiple are thrown away. */
function randomBelow(bound: number): number {
  const limit = 2 ** 32 - (2 ** 32 % bound);
  const box = new Uint32Array(1);
  do crypto.getRandomValues(box);
  while ((box[0] ?? 0) >= limit);
  return (box[0] ?? 0) % bound;
}
