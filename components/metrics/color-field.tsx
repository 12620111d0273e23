"use client";

import { paletteColor } from "@/lib/drawing/chart-series";

type Props = {
  label: string;
  /** The place of the line among the others, which gives it its colour when none is chosen. */
  place: number;
  value: string | undefined;
  onChange: (color: string) => void;
};

/** The colour of a line, chosen with the browser's own colour picker. */
export function ColorField({ label, place, value, onChange }: Props) {
  return (
    <span
      className="relative inline-block h-5 w-5 rounded border border-solid border-line focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-link"
      style={{ background: value ?? paletteColor(place) }}
    >
      <input
        type="color"
        aria-label={label}
        title={label}
        value={longForm(value)}
        onChange={(event) => onChange(event.target.value)}
        className="absolute inset-0 h-full w-full cursor-pointer opacity-0"
      />
    </span>
  );
}

/** The browser's field knows six digits only, and no named colours; "#f80" is "#ff8800". */
function longForm(color = "#688ae8"): string {
  return /^#[0-9a-f]{3}$/i.test(color) ? color.replace(/[0-9a-f]/gi, "$&$&") : color;
}
