"use client";

import { useTranslations } from "next-intl";
import type { WidgetChange } from "@/lib/services/dashboards/model/difference";

/** What differs between two bodies: each widget with what happened to it, and the members that differ with both sides. */
export function VersionChanges({ changes }: { changes: readonly WidgetChange[] }) {
  const t = useTranslations("dashboards.versions");
  if (changes.length === 0) return <p className="m-0 text-sm text-secondary">{t("nothing")}</p>;
  return (
    <ul aria-label={t("changes")} className="m-0 flex list-none flex-col gap-3 p-0 font-sans text-sm text-body">
      {changes.map((change, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: changes have no ids, and the list is only read.
        <li key={place}>
          <div>
            <b>{t(`kinds.${change.kind}`)}</b>{" "}
            {change.kind !== "settings" && t("widget", { name: change.name, type: change.type })}
          </div>
          {change.members.length > 0 && (
            <dl className="m-0 mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 pl-4 font-mono text-xs">
              {change.members.map(({ path, before, after }) => (
                <div key={path} className="contents">
                  <dt className="text-secondary">{path}</dt>
                  <dd className="m-0 [overflow-wrap:anywhere]">
                    {before !== undefined && <del className="text-error">{before}</del>}
                    {before !== undefined && after !== undefined && " → "}
                    {after !== undefined && <ins className="text-success no-underline">{after}</ins>}
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}
