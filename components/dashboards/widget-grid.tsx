"use client";

import type { CSSProperties, ReactNode } from "react";
import { SharedCrosshair } from "@/components/charts/crosshair";
import { DashboardWidget, type WidgetData, type WidgetSetting } from "./dashboard-widget";
import type { PlacedWidget } from "./dashboard-widgets";
import { frameHeight, GAP, ROW } from "./grid-size";

type Props = WidgetSetting & {
  widgets: readonly PlacedWidget[];
  data: WidgetData;
  /** The texts of text widgets as the server has drawn them, by their place in the body. */
  texts: Readonly<Record<number, ReactNode>>;
};

/** The widgets of a dashboard on AWS's grid of 24 columns; on a narrow screen one under the other, in the order of reading. */
export function WidgetGrid({ widgets, data, texts, ...setting }: Props) {
  const inOrder = widgets.toSorted((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
  return (
    <SharedCrosshair>
      <div
        className="flex flex-col lg:grid lg:grid-cols-[repeat(24,minmax(0,1fr))]"
        style={{ gap: GAP, gridAutoRows: ROW }}
      >
        {inOrder.map((placed) => (
          <div key={placed.index} className="min-w-0 lg:[grid-area:var(--area)]" style={areaOf(placed)}>
            <DashboardWidget placed={placed} data={data} text={texts[placed.index]} {...setting} />
          </div>
        ))}
      </div>
    </SharedCrosshair>
  );
}

function areaOf({ box: { x, y, width, height } }: PlacedWidget): CSSProperties {
  const area = `${y + 1} / ${x + 1} / span ${height} / span ${width}`;
  return { height: frameHeight(height), "--area": area } as CSSProperties;
}
