"use client";

import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import { useTranslations } from "next-intl";
import { useFlash } from "@/components/console/flash";
import { saveFile } from "@/components/console/save-file";
import { exportText } from "./export-text";
import type { ResultRows } from "./result-series";

/** An answer as a file, or for the clipboard. */
export function ExportMenu({ rows }: { rows: ResultRows }) {
  const t = useTranslations("logs-insights.export");
  const flash = useFlash();
  const act = async (id: string) => {
    if (id === "csv") return saveFile("logs-insights-results.csv", "text/csv", exportText(rows, "csv"));
    if (id === "json") return saveFile("logs-insights-results.json", "application/json", exportText(rows, "json"));
    const kind = id === "copyMarkdown" ? "markdown" : id === "copyJson" ? "json" : "csv";
    try {
      await navigator.clipboard.writeText(exportText(rows, kind));
      flash.show({ type: "success", content: t("copied") });
    } catch (error) {
      flash.show({ type: "error", content: error instanceof Error ? error.message : String(error) });
    }
  };
  const ids = ["csv", "json", "copyCsv", "copyJson", "copyMarkdown"] as const;
  return (
    <ButtonDropdown
      disabled={rows.length === 0}
      items={ids.map((id) => ({ id, text: t(id) }))}
      onItemClick={({ detail }) => void act(detail.id)}
    >
      {t("title")}
    </ButtonDropdown>
  );
}
