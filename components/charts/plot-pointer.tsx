"use client";

import { type PointerEvent, useState } from "react";
import { usePlotArea, useXAxisInverseScale, useXAxisScale } from "recharts";
import { type CrosshairStore, useCrosshair } from "./crosshair";

/** A drag shorter than this is a click that trembled. */
const SHORTEST_DRAG = 5;

type Props = {
  chart: string;
  store: CrosshairStore;
  onZoom?: (stretch: { start: Date; end: Date }) => void;
};

/** The layer above the plot that follows the pointer: the crosshair, and the stretch that is being dragged. */
export function PlotPointer({ chart, store, onZoom }: Props) {
  const plot = usePlotArea();
  const scale = useXAxisScale();
  const inverse = useXAxisInverseScale();
  const crosshair = useCrosshair(store);
  const [dragged, setDragged] = useState<{ from: number; to: number }>();
  if (!plot || !scale || !inverse) return null;

  const place = (event: PointerEvent<SVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = plot.x + Math.min(plot.width, Math.max(0, event.clientX - box.left));
    return { x, y: plot.y + event.clientY - box.top, time: Number(inverse(x)) };
  };
  const move = (event: PointerEvent<SVGElement>) => {
    const { x, y, time } = place(event);
    store.set({ time, chart, x, y });
    if (dragged) setDragged({ ...dragged, to: x });
  };
  const press = (event: PointerEvent<SVGElement>) => {
    if (!onZoom || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { x } = place(event);
    setDragged({ from: x, to: x });
  };
  const release = () => {
    setDragged(undefined);
    if (!dragged || Math.abs(dragged.to - dragged.from) < SHORTEST_DRAG) return;
    const [start, end] = [dragged.from, dragged.to].map((x) => Number(inverse(x))).sort((a, b) => a - b);
    if (start !== undefined && end !== undefined) onZoom?.({ start: new Date(start), end: new Date(end) });
  };
  const at = crosshair && scale(crosshair.time);
  const visible = typeof at === "number" && at >= plot.x && at <= plot.x + plot.width;
  return (
    <g>
      {visible && (
        <line
          x1={at}
          x2={at}
          y1={plot.y}
          y2={plot.y + plot.height}
          stroke="var(--palette-inactive)"
          strokeDasharray={crosshair?.chart === chart ? undefined : "3 3"}
        />
      )}
      {dragged && (
        <rect
          x={Math.min(dragged.from, dragged.to)}
          width={Math.abs(dragged.to - dragged.from)}
          y={plot.y}
          height={plot.height}
          fill="var(--palette-link)"
          fillOpacity={0.15}
        />
      )}
      <rect
        {...plot}
        fill="transparent"
        style={{ cursor: onZoom ? "crosshair" : "default", touchAction: "pan-y" }}
        onPointerMove={move}
        onPointerLeave={() => store.set(undefined)}
        onPointerDown={press}
        onPointerUp={release}
        onPointerCancel={() => setDragged(undefined)}
      />
    </g>
  );
}
