import { csvText } from "@/components/downloads/csv";
import { offerFile } from "@/components/downloads/offer-file";
import type { FoundEvent } from "@/lib/services/trail/model/event";

const COLUMNS: readonly [string, (event: FoundEvent) => string | undefined][] = [
  ["Event name", ({ eventName }) => eventName],
  ["Event time", ({ eventTime }) => eventTime.toISOString()],
  ["User name", ({ userName }) => userName],
  ["Event source", ({ eventSource }) => eventSource],
  ["Resource type", ({ resources }) => resources.map(({ type }) => type).join("; ")],
  ["Resource name", ({ resources }) => resources.map(({ name }) => name).join("; ")],
  ["AWS access key", ({ accessKeyId }) => accessKeyId],
  ["Source IP address", ({ sourceIp }) => sourceIp],
  ["Event ID", ({ eventId }) => eventId],
  ["Read-only", ({ readOnly }) => String(readOnly)],
  ["AWS region", ({ region }) => region],
  ["Error code", ({ errorCode }) => errorCode],
];

/** Offers the loaded events as a file: AWS's columns, or the whole records as CloudTrail delivers them. */
export function downloadEvents(format: "csv" | "json", events: readonly FoundEvent[]): void {
  if (format === "json") {
    const records = events.map(({ record }) => JSON.parse(record));
    offerFile("event_history.json", "application/json", JSON.stringify({ Records: records }, null, 2));
    return;
  }
  const rows = events.map((event) => COLUMNS.map(([, text]) => text(event) ?? ""));
  offerFile("event_history.csv", "text/csv", csvText([COLUMNS.map(([name]) => name), ...rows]));
}
