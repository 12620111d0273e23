"use client";

import TextContent from "@cloudscape-design/components/text-content";
import type { ReactNode } from "react";

/** Gives text that the server has drawn the look of the console; what scrolls can be reached by keyboard. */
export function MarkdownFrame({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <div tabIndex={0} className="h-full overflow-auto">
      <TextContent>{children}</TextContent>
    </div>
  );
}
