/** A rectangle of the picture in pixels. */
export type Box = { x: number; y: number; width: number; height: number };

export const FONT = "Open Sans, Arial, sans-serif";

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element of SVG. Attributes are escaped; children are SVG already. */
export function tag(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const said = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(typeof value === "number" ? tidy(value) : String(value))}"`)
    .join("");
  return children.length === 0 ? `<${name}${said}/>` : `<${name}${said}>${children.join("")}</${name}>`;
}

type TextStyle = {
  size?: number;
  bold?: boolean;
  anchor?: "start" | "middle" | "end";
  fill: string;
  /** Pixels that the text may take; a longer one is cut. */
  room?: number;
  turn?: number;
};

/** A line of text whose baseline begins at a place. */
export function svgText(x: number, y: number, text: string, style: TextStyle): string {
  const { size = 11, bold = false, anchor, fill, room, turn } = style;
  const shown = room === undefined ? text : cutText(text, room, size, bold);
  return tag(
    "text",
    {
      x,
      y,
      "font-size": size,
      "font-weight": bold ? 700 : undefined,
      "text-anchor": anchor,
      fill,
      transform: turn === undefined ? undefined : `rotate(${turn} ${tidy(x)} ${tidy(y)})`,
    },
    escaped(shown),
  );
}

/** About how many pixels a text takes: the picture is laid out without the font at hand. */
export function textWidth(text: string, size: number, bold = false): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width * size * (bold ? 1.06 : 1);
}

function letterWidth(letter: string): number {
  if (/[ijl.,:;'|!]/.test(letter)) return 0.27;
  if (/[frtI()[\]/\- ]/.test(letter)) return 0.37;
  if (/[mwMW@%]/.test(letter)) return 0.88;
  if (/[A-Z]/.test(letter)) return 0.65;
  return (letter.codePointAt(0) ?? 0) > 0x2e80 ? 1 : 0.57;
}

/** A text, cut where it is longer than its room in pixels. */
export function cutText(text: string, room: number, size = 11, bold = false): string {
  if (textWidth(text, size, bold) <= room) return text;
  let shown = text;
  while (shown.length > 1 && textWidth(`${shown}…`, size, bold) > room) shown = shown.slice(0, -1);
  return `${shown.trimEnd()}…`;
}

/** Fractions of a pixel beyond the second are not seen. */
export function tidy(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Text and attribute values; characters that XML forbids are left out, as it has no way to write them. */
function escaped(text: string): string {
  const allowed = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
  return allowed.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
