"use client";

import { useTranslations } from "next-intl";
import { type CSSProperties, useRef } from "react";
import { SharedCrosshair } from "@/components/charts/crosshair";
import { DashboardWidget, type WidgetData, type WidgetSetting } from "./dashboard-widget";
import type { PlacedWidget } from "./dashboard-widgets";
import { frameHeight, GAP, ROW } from "./grid-size";
import type { Box } from "./place-widgets";
import { useWidgetDrag } from "./use-widget-drag";
import { WidgetHandles } from "./widget-handles";

type Props = WidgetSetting & {
  widgets: readonly PlacedWidget[];
  data: WidgetData;
  /** Gets the new places of all widgets, in the order of the body; without it nothing can be moved. */
  onPlace?: (boxes: Box[]) => void;
  /** Whether a moment that is pointed at in one graph is marked in all. */
  isLinked?: boolean;
};

/** The widgets of a dashboard on AWS's grid of 24 columns; on a narrow screen one under the other, in the order of reading. */
export function WidgetGrid({ widgets, data, onPlace, isLinked = true, ...setting }: Props) {
  const t = useTranslations("dashboards.grid");
  const grid = useRef<HTMLDivElement>(null);
  const given = widgets.toSorted((a, b) => a.index - b.index).map(({ box }) => box);
  const drag = useWidgetDrag(given, grid, (boxes) => onPlace?.(boxes));
  // The order follows where widgets stood before one was taken in hand: an element that is moved in the page loses the focus.
  const inOrder = widgets.toSorted((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
  const { held } = drag;
  const cells = (
    <div
      ref={grid}
      className="relative flex flex-col lg:grid lg:grid-cols-[repeat(24,minmax(0,1fr))]"
      style={{ gap: GAP, gridAutoRows: ROW }}
    >
      {inOrder.map((placed) => {
        const box = drag.boxes[placed.index] ?? placed.box;
        return (
          <div
            key={placed.index}
            className={`min-w-0 lg:[grid-area:var(--area)] ${held?.index === placed.index ? "z-30 opacity-80 outline-2 outline-link" : ""}`}
            style={areaOf(box)}
          >
            <DashboardWidget
              placed={{ ...placed, box }}
              data={data}
              {...setting}
              onMove={onPlace && (() => drag.take(placed.index))}
              handles={(label) => onPlace && <WidgetHandles index={placed.index} label={label} drag={drag} />}
            />
          </div>
        );
      })}
    </div>
  );
  return (
    <>
      {onPlace && (
        <>
          <p id="grid-keys" className="sr-only">
            {t("keys")}
          </p>
          <p role="status" className="sr-only">
            {held && t("held", { ...held.box, x: held.box.x + 1, y: held.box.y + 1 })}
          </p>
        </>
      )}
      {isLinked ? <SharedCrosshair>{cells}</SharedCrosshair> : cells}
    </>
  );
}

function areaOf({ x, y, width, height }: Box): CSSProperties {
  const area = `${y + 1} / ${x + 1} / span ${height} / span ${width}`;
  return { height: frameHeight(height), "--area": area } as CSSProperties;
}
