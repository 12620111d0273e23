import type { ReactNode } from "react";
import type { PlacedWidget } from "@/components/dashboards/dashboard-widgets";
import { MarkdownText } from "@/components/dashboards/markdown-text";

/** The texts of text widgets, drawn on the server, by their Markdown. */
export function markdownTexts(widgets: readonly PlacedWidget[]): Record<string, ReactNode> {
  const texts: Record<string, ReactNode> = {};
  for (const { widget } of widgets) {
    if (widget.type !== "text") continue;
    const { markdown } = widget.properties;
    texts[markdown] ??= <MarkdownText markdown={markdown} />;
  }
  return texts;
}
