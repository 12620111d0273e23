import { printJson } from "@/components/widget-source/print-json";
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

/** The same without one of its widgets. */
export function withoutWidget(source: string, index: number): string {
  const body = JSON.parse(source) as DashboardBody;
  return JSON.stringify({ ...body, widgets: body.widgets.filter((_, place) => place !== index) });
}

/** A body as people read it. One that is no JSON stays as it is. */
export function printBody(source: string): string {
  try {
    return printJson(JSON.parse(source));
  } catch {
    return source;
  }
}
