/** Deeper levels are not indented further: a text of nothing but brackets must not grow with the square of its length. */
const MAX_INDENT = 60;
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * A JSON object or array with a line for each member; undefined when the text is neither. Only blanks change: numbers keep
 * all the digits they were written with, which parsing and printing would not.
 */
export function prettyJson(text: string): string | undefined {
  const source = text.trim();
  if (!/^[{[]/.test(source) || !isJson(source)) return undefined;
  const tokens = source.match(TOKEN) ?? [];
  const lines: string[] = [];
  let line = "";
  let depth = 0;
  const breakLine = () => {
    lines.push(line);
    line = "  ".repeat(Math.min(depth, MAX_INDENT));
  };
  for (const [index, token] of tokens.entries()) {
    const isEmptyEnd = isOpening(tokens[index - 1]);
    if (token === "}" || token === "]") {
      depth -= 1;
      if (!isEmptyEnd) breakLine();
      line += token;
    } else {
      if (isEmptyEnd) breakLine();
      line += token === ":" ? ": " : token;
      if (token === ",") breakLine();
      if (isOpening(token)) depth += 1;
    }
  }
  lines.push(line);
  return lines.join("\n");
}

function isOpening(token: string | undefined): boolean {
  return token === "{" || token === "[";
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
