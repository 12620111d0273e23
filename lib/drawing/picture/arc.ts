import { tidy } from "./svg";

/** The path of a piece of a ring. Angles in degrees, clockwise from the top. */
export function ringPiece(
  center: { x: number; y: number },
  [inner, outer]: readonly [number, number],
  [from, to]: readonly [number, number],
): string {
  // A whole turn begins where it ends, which a path would take for nothing.
  const end = Math.min(to, from + 359.99);
  const at = (radius: number, angle: number) => {
    const turn = ((angle - 90) * Math.PI) / 180;
    return `${tidy(center.x + radius * Math.cos(turn))} ${tidy(center.y + radius * Math.sin(turn))}`;
  };
  const large = end - from > 180 ? 1 : 0;
  return [
    `M${at(outer, from)}`,
    `A${tidy(outer)} ${tidy(outer)} 0 ${large} 1 ${at(outer, end)}`,
    `L${at(inner, end)}`,
    `A${tidy(inner)} ${tidy(inner)} 0 ${large} 0 ${at(inner, from)}`,
    "Z",
  ].join("");
}
