import type { ReactNode } from "react";
import type { PlacedWidget } from "@/components/dashboards/dashboard-widgets";
import { MarkdownText } from "@/components/dashboards/markdown-text";

/** The texts of text widgets, drawn on the server, by their place in the body. */
export function markdownTexts(widgets: readonly PlacedWidget[]): Record<number, ReactNode> {
  const texts: Record<number, ReactNode> = {};
  for (const { index, widget } of widgets) {
    if (widget.type === "text") texts[index] = <MarkdownText markdown={widget.properties.markdown} />;
  }
  return texts;
}
