/** The credential report as rows. A value that holds a comma, as names of users may, stands in quotes (RFC 4180). */
export function readReport(csv: string): { columns: string[]; rows: Record<string, string>[] } {
  const [head = "", ...lines] = csv.trimEnd().split("\n");
  const columns = valuesOf(head);
  const rows = lines.map((line) => {
    const values = valuesOf(line);
    return Object.fromEntries(columns.map((name, place) => [name, values[place] ?? ""]));
  });
  return { columns, rows };
}

function valuesOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain = ""]) => quoted?.replaceAll('""', '"') ?? plain,
  );
}
