import type { LogEvent } from "./log-event";

export type ExportForm = "csv" | "json" | "text";

export const EXPORT_TYPES: Record<ExportForm, { mime: string; extension: string }> = {
  csv: { mime: "text/csv", extension: "csv" },
  json: { mime: "application/json", extension: "json" },
  text: { mime: "text/plain", extension: "log" },
};

/** Log events as a file's text: CSV and JSON with their streams and AWS's names, or the bare messages as they were written. */
export function exportEvents(events: readonly LogEvent[], form: ExportForm): string {
  switch (form) {
    case "csv":
      return [
        ["timestamp", "message", "logStreamName"],
        ...events.map(({ at, message, stream }) => [String(at), message, stream]),
      ]
        .map((row) => `${row.map(csvField).join(",")}\r\n`)
        .join("");
    case "json":
      return JSON.stringify(
        events.map(({ at, ingestedAt, stream, message }) => ({
          logStreamName: stream,
          timestamp: at,
          ingestionTime: ingestedAt,
          message,
        })),
        null,
        2,
      );
    case "text":
      return events.map(({ message }) => `${message.replace(/\n$/, "")}\n`).join("");
  }
}

/** RFC 4180: quotes around what holds a separator, and doubled inside. */
function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
