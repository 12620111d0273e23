import { offerFile } from "@/components/downloads/offer-file";

/**
 * Offers credentials as AWS's CSV file, one header row and one row of values. Secrets are written to the letter: the guard
 * against formulas would change them.
 */
export function credentialsFile(name: string, values: Readonly<Record<string, string>>): void {
  const quoted = (texts: string[]) =>
    texts.map((text) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text));
  const rows = [Object.keys(values), quoted(Object.values(values))];
  offerFile(name, "text/csv", rows.map((row) => `${row.join(",")}\r\n`).join(""));
}
