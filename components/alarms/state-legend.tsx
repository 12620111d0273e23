"use client";

import { useTranslations } from "next-intl";
import { STATE_COLORS, STATES } from "./alarm-states";

/** What the colours of the bar of states mean. */
export function StateLegend() {
  const t = useTranslations("alarms.state");
  return (
    <ul className="m-0 mt-2 flex list-none flex-wrap gap-x-4 gap-y-1 p-0 ps-2 font-sans text-xs text-secondary">
      {STATES.map((state) => (
        <li key={state} className="flex items-center gap-1.5">
          <span aria-hidden className="inline-block h-1.5 w-4" style={{ background: STATE_COLORS[state] }} />
          {t(state)}
        </li>
      ))}
    </ul>
  );
}
