import { saveFile } from "@/components/console/save-file";
import { csvText } from "@/components/downloads/csv";
import type { FoundEvent } from "@/lib/services/trail/model/event";

export type DownloadFormat = "csv" | "json";

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
  ["Request ID", ({ requestId }) => requestId],
  ["Read-only", ({ readOnly }) => String(readOnly)],
  ["AWS region", ({ region }) => region],
  ["Error code", ({ errorCode }) => errorCode],
];

/** A file of events that grows page by page: AWS's columns, or the whole records as CloudTrail delivers them. */
export class EventFile {
  readonly #parts: string[] = [];
  count = 0;

  constructor(readonly format: DownloadFormat) {
    this.#parts.push(format === "csv" ? csvText([COLUMNS.map(([name]) => name)]) : '{"Records":[');
  }

  add(events: readonly FoundEvent[]): void {
    if (this.format === "csv") {
      this.#parts.push(csvText(events.map((event) => COLUMNS.map(([, text]) => text(event) ?? ""))));
    } else if (events.length > 0) {
      this.#parts.push(`${this.count > 0 ? "," : ""}\n${events.map(({ record }) => record).join(",\n")}`);
    }
    this.count += events.length;
  }

  text(): string {
    return `${this.#parts.join("")}${this.format === "json" ? "\n]}\n" : ""}`;
  }

  save(): void {
    saveFile(`event_history.${this.format}`, this.format === "csv" ? "text/csv" : "application/json", this.text());
  }
}
