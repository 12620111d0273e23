export type Theme = "light" | "dark";

/** The colours of a picture: the same as the console's, written out because a picture knows no style sheet. */
export type Paint = {
  surface: string;
  body: string;
  secondary: string;
  grid: string;
  threshold: string;
  error: string;
  /** Any colour of a chart as a picture can use it: `var(--chart-3)` and its like become hexadecimal. */
  color: (color: string) => string;
};

const NAMED: Readonly<Record<Theme, Readonly<Record<string, string>>>> = {
  light: {
    "--palette-surface": "#ffffff",
    "--palette-body": "#0f141a",
    "--palette-secondary": "#424650",
    "--palette-error": "#db0000",
    "--palette-success": "#00802f",
    "--palette-inactive": "#656871",
    "--chart-grid": "#dedee3",
    "--chart-threshold": "#db0000",
    "--chart-neutral": "#8c8c94",
  },
  dark: {
    "--palette-surface": "#161d26",
    "--palette-body": "#c6c6cd",
    "--palette-secondary": "#c6c6cd",
    "--palette-error": "#ff7a7a",
    "--palette-success": "#2bb534",
    "--palette-inactive": "#a4a4ad",
    "--chart-grid": "#424650",
    "--chart-threshold": "#ff7a7a",
    "--chart-neutral": "#8c8c94",
  },
};

/** AWS's palette for charts, in its order. */
const PALETTE: Readonly<Record<Theme, readonly string[]>> = {
  light: [
    "#688ae8",
    "#c33d69",
    "#2ea597",
    "#8456ce",
    "#e07941",
    "#3759ce",
    "#962249",
    "#096f64",
    "#6237a7",
    "#a84401",
    "#273ea5",
    "#780d35",
    "#03524a",
    "#4a238b",
    "#7e3103",
  ],
  dark: [
    "#486de8",
    "#e07f9d",
    "#018977",
    "#b088f5",
    "#c55305",
    "#8ea9ff",
    "#ffb0c8",
    "#40bfa9",
    "#d6baff",
    "#f89256",
    "#c3d1ff",
    "#ffdfe8",
    "#94e0d0",
    "#efe2ff",
    "#ffc6a4",
  ],
};

export function paintOf(theme: Theme): Paint {
  const named = (name: string) => NAMED[theme][name] ?? chartColor(theme, name) ?? "#888888";
  return {
    surface: named("--palette-surface"),
    body: named("--palette-body"),
    secondary: named("--palette-secondary"),
    grid: named("--chart-grid"),
    threshold: named("--chart-threshold"),
    error: named("--palette-error"),
    color: (color) => {
      const name = /^var\((--[\w-]+)\)$/.exec(color)?.[1];
      return name ? named(name) : color;
    },
  };
}

function chartColor(theme: Theme, name: string): string | undefined {
  return PALETTE[theme][Number(/^--chart-(\d+)$/.exec(name)?.[1]) - 1];
}
