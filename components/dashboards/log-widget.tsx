"use client";

import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { groupPath } from "@/components/logs/log-paths";
import type { LogProperties } from "@/lib/services/dashboards/model/body";
import { readLogQuery } from "@/lib/services/dashboards/model/log-query";
import { WidgetNotice } from "./widget-notice";

/** A widget of Logs Insights: what it asks, and the way to the log groups that it asks about. */
export function LogWidget({ properties, hasLinks }: { properties: LogProperties; hasLinks: boolean }) {
  const t = useTranslations("dashboards.widget");
  const { logGroups, query } = readLogQuery(properties);
  return (
    <WidgetNotice>
      <p className="mt-0">{t("log")}</p>
      <code className="font-mono text-xs [overflow-wrap:anywhere] whitespace-pre-wrap">{query}</code>
      {logGroups.length > 0 && (
        <ul className="m-0 mt-2 list-none p-0">
          {logGroups.map((name) => (
            <li key={name}>
              {hasLinks ? <Link href={`${groupPath(name)}?region=${properties.region}`}>{name}</Link> : name}
            </li>
          ))}
        </ul>
      )}
    </WidgetNotice>
  );
}
