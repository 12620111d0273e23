import type { ChartPoint } from "./chart-series";
import type { LayerEdge } from "./stretches";

/** Pixels of a moment and of a value. */
export type Scales = { x: (time: number) => number; y: (value: number) => number };

/** A line through the points of each stretch, as the `d` of an SVG path. */
export function linePath(stretches: readonly (readonly ChartPoint[])[], { x, y }: Scales): string {
  let path = "";
  for (const stretch of stretches) {
    let pen = "M";
    for (const { time, value } of stretch) {
      path += `${pen}${tidy(x(time))},${tidy(y(value))}`;
      pen = "L";
    }
  }
  return path;
}

/** The areas between the floor and the top of a layer, as the `d` of an SVG path. */
export function layerPath(stretches: readonly (readonly LayerEdge[])[], { x, y }: Scales): string {
  return stretches
    .map((stretch) => {
      const tops = stretch.map(({ time, top }) => `${tidy(x(time))},${tidy(y(top))}`);
      const floors = stretch.map(({ time, floor }) => `${tidy(x(time))},${tidy(y(floor))}`).reverse();
      return `M${[...tops, ...floors].join("L")}Z`;
    })
    .join("");
}

/** A hundredth of a pixel is nobody's business. */
function tidy(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
