"use client";

import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { GAP, ROW } from "./grid-size";
import { moveBox, withinGrid } from "./move-widgets";
import { type Box, COLUMNS } from "./place-widgets";

export type DragKind = "move" | "resize";

/** The widget that is in hand, and where it would stand. */
type Held = { index: number; kind: DragKind; box: Box };

type Handlers = {
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  onPointerCancel: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onBlur: () => void;
};

export type WidgetDrag = {
  held: Held | undefined;
  /** Where everything would stand if the widget in hand were let go. */
  boxes: readonly Box[];
  handle: (index: number, kind: DragKind) => Handlers;
  /** Takes a widget in hand, to be moved by the arrow keys. */
  take: (index: number) => void;
};

const ARROWS: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * Moves and resizes widgets on the grid: with the pointer, or with Enter or Space to take a widget in hand, the arrow keys, and
 * Enter or Space to let it go; Escape puts it back. `onDrop` gets the new places of all.
 */
export function useWidgetDrag(
  boxes: readonly Box[],
  grid: RefObject<HTMLElement | null>,
  onDrop: (boxes: Box[]) => void,
): WidgetDrag {
  const [held, setHeld] = useState<Held>();
  const origin = useRef({ x: 0, y: 0 });
  const [dropped, setDropped] = useState<{ index: number; kind: DragKind }>();
  // The widget's place among the others may change with its row; the handle that was used keeps the focus.
  useEffect(() => {
    if (dropped) document.getElementById(handleId(dropped.index, dropped.kind))?.focus();
  }, [dropped]);

  const shifted = (from: Box, kind: DragKind, x: number, y: number) =>
    withinGrid(
      kind === "move"
        ? { ...from, x: from.x + x, y: from.y + y }
        : { ...from, width: Math.min(COLUMNS - from.x, from.width + x), height: from.height + y },
    );
  const drop = () => {
    if (!held) return;
    onDrop(moveBox(boxes, held.index, held.box));
    setDropped({ index: held.index, kind: held.kind });
    setHeld(undefined);
  };
  const handle = (index: number, kind: DragKind): Handlers => ({
    onPointerDown: (event) => {
      const box = boxes[index];
      if (!box || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      origin.current = { x: event.clientX, y: event.clientY + window.scrollY };
      setHeld({ index, kind, box });
    },
    onPointerMove: (event) => {
      const from = boxes[index];
      if (!from || held?.index !== index || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
      const cell = ((grid.current?.clientWidth ?? 0) + GAP) / COLUMNS;
      const columns = Math.round((event.clientX - origin.current.x) / cell);
      const rows = Math.round((event.clientY + window.scrollY - origin.current.y) / (ROW + GAP));
      setHeld({ index, kind, box: shifted(from, kind, columns, rows) });
    },
    onPointerUp: drop,
    onPointerCancel: () => setHeld(undefined),
    onKeyDown: (event) => {
      const isHeld = held?.index === index && held.kind === kind;
      const box = boxes[index];
      const arrow = ARROWS[event.key];
      if (event.key === "Enter" || event.key === " ") {
        if (isHeld) drop();
        else if (box) setHeld({ index, kind, box });
      } else if (event.key === "Escape" && isHeld) setHeld(undefined);
      else if (arrow && isHeld) setHeld({ index, kind, box: shifted(held.box, kind, arrow.x, arrow.y) });
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    onBlur: () => setHeld(undefined),
  });
  const take = (index: number) => {
    // The menu that this was chosen from gives the focus back to its button first.
    setTimeout(() => {
      document.getElementById(handleId(index, "move"))?.focus();
      const box = boxes[index];
      if (box) setHeld({ index, kind: "move", box });
    }, 100);
  };
  return { held, take, boxes: held ? moveBox(boxes, held.index, held.box) : boxes, handle };
}

/** The handle of a widget, by its place in the body. */
export function handleId(index: number, kind: DragKind): string {
  return `widget-${index}-${kind}`;
}
