import { columnsOf, type ResultRows } from "./result-series";

/** An answer as text, without @ptr: a table for spreadsheets, objects, or a table for notes. */
export function exportText(rows: ResultRows, kind: "csv" | "json" | "markdown"): string {
  const columns = columnsOf(rows);
  const cells = rows.map((row) => new Map(row.map(({ field = "", value = "" }) => [field, value])));
  if (kind === "json") {
    const objects = cells.map((row) => Object.fromEntries([...row].filter(([field]) => field !== "@ptr")));
    return JSON.stringify(objects, null, 2);
  }
  const table = cells.map((row) => columns.map((column) => row.get(column) ?? ""));
  if (kind === "csv") return [columns, ...table].map((row) => row.map(csvCell).join(",")).join("\r\n");
  const lines = [columns, columns.map(() => "---"), ...table.map((row) => row.map(markdownCell))];
  return lines.map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** Spreadsheets take a cell that begins with one of these for a formula (OWASP, "CSV Injection"). */
function csvCell(text: string): string {
  const isNumber = /^-?\d+(\.\d+)?$/.test(text);
  const safe = /^[=+\-@\t\r]/.test(text) && !isNumber && !/^@[A-Za-z.]+$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function markdownCell(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("|", "\\|").replace(/\r?\n/g, " ");
}
