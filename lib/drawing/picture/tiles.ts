import type { Box } from "./svg";

/** A box cut into so many tiles of one size, at least `narrowest` pixels wide where the box is. */
export function tiles(box: Box, count: number, narrowest: number): Box[] {
  const across = Math.max(1, Math.min(count, Math.floor(box.width / narrowest)));
  const down = Math.max(1, Math.ceil(count / across));
  const [width, height] = [box.width / across, box.height / down];
  return Array.from({ length: count }, (_, index) => ({
    x: box.x + (index % across) * width,
    y: box.y + Math.floor(index / across) * height,
    width,
    height,
  }));
}
