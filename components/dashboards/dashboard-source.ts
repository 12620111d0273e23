import type { DashboardBody, Widget } from "@/lib/services/dashboards/model/body";
import { nextPlace, placeWidgets } from "./place-widgets";

export const EMPTY_BODY = JSON.stringify({ widgets: [] });

/** The source of a body that was saved, with one more widget in the next free place. */
export function withWidget(source: string, widget: Widget): string {
  const body = JSON.parse(source) as DashboardBody;
  const size = { width: widget.width ?? 6, height: widget.height ?? 6 };
  const at = nextPlace(placeWidgets(body.widgets), size);
  return JSON.stringify({ ...body, widgets: [...body.widgets, { ...widget, ...size, ...at }] });
}

/** A body as people read it. One that is no JSON stays as it is. */
export function printBody(source: string): string {
  try {
    return JSON.stringify(JSON.parse(source), null, 2);
  } catch {
    return source;
  }
}
