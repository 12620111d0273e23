import type { ExplorerProperties } from "@/lib/services/dashboards/model/body";
import { Findings } from "@/lib/services/dashboards/model/findings";
import { PROPERTIES } from "@/lib/services/dashboards/model/widget-properties";

/** An explorer that shows nothing yet. */
export const EMPTY_EXPLORER: ExplorerProperties = { metrics: [], labels: [] };

/** The explorer in an address; an empty one where there is none that makes sense. */
export function parseExplorer(text: string | null | undefined): ExplorerProperties {
  if (!text) return EMPTY_EXPLORER;
  try {
    const value: unknown = JSON.parse(text);
    const findings = new Findings();
    PROPERTIES.explorer?.(value, "", findings);
    return findings.messages.some(({ severity }) => severity === "error")
      ? EMPTY_EXPLORER
      : (value as ExplorerProperties);
  } catch {
    return EMPTY_EXPLORER;
  }
}

/** The explorer as an address carries it; undefined for one that shows nothing. */
export function explorerText(explorer: ExplorerProperties): string | undefined {
  return explorer.metrics.length === 0 ? undefined : JSON.stringify(explorer);
}
