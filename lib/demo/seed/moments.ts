/** The moments from `from` on, each a whole step, before `to`. */
export function moments(from: number, to: number, step: number): Date[] {
  const first = Math.ceil(from / step) * step;
  return Array.from(
    { length: Math.max(0, Math.ceil((to - first) / step)) },
    (_, index) => new Date(first + index * step),
  );
}
