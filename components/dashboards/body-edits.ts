import type { DashboardBody, Place, Widget } from "@/lib/services/dashboards/model/body";
import { type Box, nextPlace, placeWidgets } from "./place-widgets";

/** A change of a dashboard's body; the widgets that it does not speak of stay the same objects. */
export type BodyEdit = (body: DashboardBody) => DashboardBody;

/** One more widget in the next free place. */
export function addWidget(widget: Widget): BodyEdit {
  return (body) => {
    const size = { width: widget.width ?? 6, height: widget.height ?? 6 };
    const at = nextPlace(placeWidgets(body.widgets), size);
    return { ...body, widgets: [...body.widgets, { ...widget, ...size, ...at }] };
  };
}

/** What a widget shows, changed; it stays where it is. */
export function replaceWidget(index: number, widget: Widget): BodyEdit {
  return ofWidget(index, (old) => ({ ...placeOf(old), ...bare(widget) }) as Widget);
}

export function removeWidget(index: number): BodyEdit {
  return (body) => ({ ...body, widgets: body.widgets.filter((_, place) => place !== index) });
}

export function duplicateWidget(index: number): BodyEdit {
  return (body) => {
    const widget = body.widgets[index];
    return widget ? addWidget(bare(widget))(body) : body;
  };
}

export function renameWidget(index: number, title: string): BodyEdit {
  return ofWidget(
    index,
    (widget) => ({ ...widget, properties: { ...widget.properties, title: title || undefined } }) as Widget,
  );
}

/** Writes down where widgets stand; those that stand where they stood are left alone. */
export function placeAll(boxes: readonly Box[]): BodyEdit {
  return (body) => {
    const before = placeWidgets(body.widgets);
    const widgets = body.widgets.map((widget, index) => {
      const box = boxes[index];
      const old = before[index];
      const same = !box || (old && (["x", "y", "width", "height"] as const).every((side) => old[side] === box[side]));
      return same ? widget : ({ ...widget, ...box } as Widget);
    });
    return { ...body, widgets };
  };
}

/** A widget as it is copied elsewhere: its size, and no place. */
export function bare({ x: _x, y: _y, ...widget }: Widget): Widget {
  return widget as Widget;
}

function placeOf({ x, y, width, height }: Place): Place {
  return Object.fromEntries(Object.entries({ x, y, width, height }).filter(([, value]) => value !== undefined));
}

function ofWidget(index: number, change: (widget: Widget) => Widget): BodyEdit {
  return (body) => ({
    ...body,
    widgets: body.widgets.map((widget, place) => (place === index ? change(widget) : widget)),
  });
}
