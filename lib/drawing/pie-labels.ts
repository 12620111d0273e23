type Point = { x: number; y: number };
type Box = { x: number; y: number; width: number; height: number };

/**
 * The name of a slice beside its pie, with its share under it: the middle of the two lines, how wide they may be, and the line
 * that leads to them.
 */
export type PieLabel = {
  index: number;
  side: "left" | "right";
  x: number;
  y: number;
  room: number;
  points: (readonly [number, number])[];
};

/** Pixels that a name and its share take together at one side. */
const LINE = 28;
const LEAD = 6;

/** The radius of a pie that leaves room for names at both sides. */
export function namedRadius({ width, height }: Box): number {
  return Math.max(10, Math.min(height / 2 - LINE / 2, width * 0.2));
}

/** The middle of a slice at a distance from the center; slices begin at the top and go clockwise. */
export function sliceMiddle(shares: readonly number[], index: number, center: Point, radius: number): Point {
  const before = shares.slice(0, index).reduce((total, share) => total + share, 0);
  const turn = (before + (shares[index] ?? 0) / 2) * 2 * Math.PI - Math.PI / 2;
  return { x: center.x + radius * Math.cos(turn), y: center.y + radius * Math.sin(turn) };
}

/** Where the names of slices stand, from top to bottom at each side. Where there is no room for all, the smallest have none. */
export function pieLabels(shares: readonly number[], center: Point, outer: number, box: Box): PieLabel[] {
  const slices = shares.flatMap((share, index) =>
    share > 0 ? [{ index, share, at: sliceMiddle(shares, index, center, outer) }] : [],
  );
  return (["left", "right"] as const).flatMap((side) => {
    const most = Math.max(1, Math.floor(box.height / LINE));
    const own = slices
      .filter(({ at }) => at.x >= center.x === (side === "right"))
      .sort((a, b) => b.share - a.share)
      .slice(0, most)
      .sort((a, b) => a.at.y - b.at.y);
    const heights = apart(
      own.map(({ at }) => at.y),
      box.y + LINE / 2,
      box.y + box.height - LINE / 2,
    );
    const sign = side === "right" ? 1 : -1;
    const x = center.x + sign * (outer + 2 * LEAD);
    const room = side === "right" ? box.x + box.width - x - 4 : x - box.x - 4;
    return own.map(({ index, at }, place): PieLabel => {
      const y = heights[place] ?? at.y;
      const points = [
        [at.x, at.y],
        [center.x + sign * (outer + LEAD), y],
        [x - sign * 3, y],
      ] as const;
      return { index, side, x, y, room, points: [...points] };
    });
  });
}

/** Heights in their order, moved as little as brings each a line below the one before, within the two ends. */
function apart(wanted: readonly number[], top: number, bottom: number): number[] {
  const heights: number[] = [];
  for (const height of wanted) heights.push(Math.max(height, top, (heights.at(-1) ?? Number.NEGATIVE_INFINITY) + LINE));
  let floor = bottom;
  for (let place = heights.length - 1; place >= 0; place -= 1) {
    heights[place] = Math.min(heights[place] ?? floor, floor);
    floor = (heights[place] ?? floor) - LINE;
  }
  return heights;
}
