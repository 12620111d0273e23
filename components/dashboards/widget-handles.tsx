"use client";

import Icon from "@cloudscape-design/components/icon";
import { useTranslations } from "next-intl";
import { type DragKind, handleId, type WidgetDrag } from "./use-widget-drag";

type Props = { index: number; label: string; drag: WidgetDrag };

const SHOWN = "opacity-0 group-hover/widget:opacity-100 focus-visible:opacity-100 aria-pressed:opacity-100";
const BUTTON =
  "absolute z-20 hidden cursor-grab touch-none items-center justify-center border-none bg-transparent p-0 text-secondary hover:text-link focus-visible:rounded focus-visible:outline-2 focus-visible:outline-link aria-pressed:cursor-grabbing aria-pressed:text-link lg:flex";

/** What a widget is moved by, at its top, and resized by, at its lower right corner. On narrow screens there is no grid to move it on. */
export function WidgetHandles({ index, label, drag }: Props) {
  const t = useTranslations("dashboards.grid");
  const isHeld = (kind: DragKind) => drag.held?.index === index && drag.held.kind === kind;
  return (
    <>
      <button
        type="button"
        id={handleId(index, "move")}
        aria-label={t("move", { title: label })}
        aria-describedby="grid-keys"
        aria-pressed={isHeld("move")}
        className={`${BUTTON} ${SHOWN} top-0.5 left-1/2 h-4 w-10 -translate-x-1/2`}
        {...drag.handle(index, "move")}
      >
        <span aria-hidden className="h-1 w-8 rounded-full bg-current" />
      </button>
      <button
        type="button"
        id={handleId(index, "resize")}
        aria-label={t("resize", { title: label })}
        aria-describedby="grid-keys"
        aria-pressed={isHeld("resize")}
        className={`${BUTTON} ${SHOWN} right-0.5 bottom-0.5 h-6 w-6 !cursor-nwse-resize`}
        {...drag.handle(index, "resize")}
      >
        <Icon name="resize-area" size="small" />
      </button>
    </>
  );
}
