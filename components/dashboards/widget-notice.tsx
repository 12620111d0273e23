"use client";

import type { ReactNode } from "react";

/** What a widget says in its place when it cannot show what it should. */
export function WidgetNotice({ children }: { children: ReactNode }) {
  return (
    <div className="flex h-full items-center justify-center overflow-auto p-2 text-center font-sans text-sm text-secondary">
      <div className="m-auto">{children}</div>
    </div>
  );
}
