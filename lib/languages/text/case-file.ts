/** One line of a case file: a keyword and the rest of the line as written. */
export interface CaseEntry {
  readonly line: number;
  readonly keyword: string;
  readonly text: string;
}

/**
 * Reads a plain-text case file, the form in which the languages are tested.
 * A case is a run of lines `keyword text`; blank lines part cases; a line that begins with `#` is a comment.
 * What the keywords mean is for the one `check` that reads the file.
 */
export function readCases(file: string): CaseEntry[][] {
  const cases: CaseEntry[][] = [];
  let current: CaseEntry[] = [];
  for (const [index, line] of file.split("\n").entries()) {
    if (line.startsWith("#")) continue;
    if (line.trim() === "") {
      if (current.length > 0) cases.push(current);
      current = [];
      continue;
    }
    const [, keyword = "", text = ""] = /^(\S+)(?:\s+(.*))?$/.exec(line) ?? [];
    current.push({ line: index + 1, keyword, text });
  }
  if (current.length > 0) cases.push(current);
  return cases;
}
