"use client";

import { useTranslations } from "next-intl";

export type LegendEntry = { id: string; label: string; color: string };

type Props = {
  entries: readonly LegendEntry[];
  hidden: ReadonlySet<string>;
  onToggle: (id: string) => void;
  onHighlight: (id: string | undefined) => void;
};

/** The names of the series. A click hides or shows one; pointing at it dims the others. */
export function ChartLegend({ entries, hidden, onToggle, onHighlight }: Props) {
  const t = useTranslations("charts");
  return (
    <ul aria-label={t("legend")} className="m-0 flex max-h-24 list-none flex-wrap gap-x-4 gap-y-1 overflow-y-auto p-0">
      {entries.map(({ id, label, color }) => (
        <li key={id} className="min-w-0">
          <button
            type="button"
            aria-pressed={!hidden.has(id)}
            title={t(hidden.has(id) ? "show" : "hide", { label })}
            onClick={() => onToggle(id)}
            onPointerEnter={() => onHighlight(id)}
            onPointerLeave={() => onHighlight(undefined)}
            onFocus={() => onHighlight(id)}
            onBlur={() => onHighlight(undefined)}
            className="flex max-w-full cursor-pointer items-center gap-1.5 border-none bg-transparent p-0.5 text-left font-sans text-xs text-body aria-[pressed=false]:line-through aria-[pressed=false]:opacity-60"
          >
            <span className="h-2.5 w-2.5 flex-none rounded-sm" style={{ background: color }} />
            <span className="truncate">{label}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
