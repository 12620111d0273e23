"use client";

import type { ReactNode } from "react";

type Props = {
  /** Names the widget also where no title is shown. */
  label: string;
  title?: string;
  /** What is said beside the title. */
  note?: ReactNode;
  menu?: ReactNode;
  /** What it is moved and resized by. */
  handles?: ReactNode;
  /** Without border and ground, as a text widget may be. */
  bare?: boolean;
  children: ReactNode;
};

/** The card that a widget is shown on. */
export function WidgetFrame({ label, title, note, menu, handles, bare = false, children }: Props) {
  const card = bare ? "" : "rounded-2xl border border-solid border-line bg-surface";
  return (
    <section
      aria-label={label}
      className={`group/widget relative box-border flex h-full flex-col overflow-hidden p-3 ${card}`}
    >
      {title !== undefined && (
        <h2 className="m-0 h-8 flex-none truncate pr-8 font-sans text-sm leading-7 font-bold text-body" title={title}>
          {title}
          {note && <span className="ml-2 text-xs font-normal text-secondary">{note}</span>}
        </h2>
      )}
      {menu && <div className="absolute top-2 right-2 z-20">{menu}</div>}
      <div className="min-h-0 flex-1">{children}</div>
      {handles}
    </section>
  );
}
