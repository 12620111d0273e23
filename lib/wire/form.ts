import { malformed } from "./malformed";

/** AWS's largest query bodies (PutMetricData with 1 MB) hold about 30,000 fields. */
const MAX_FIELDS = 100_000;

/** The fields of a form body or a query string in their order, decoded: "+" and %20 are both a space. */
export function formFields(text: string): [name: string, value: string][] {
  const fields: [string, string][] = [];
  let start = 0;
  while (start < text.length) {
    const next = text.indexOf("&", start);
    const end = next === -1 ? text.length : next;
    if (end > start) fields.push(fieldOf(text.slice(start, end)));
    if (fields.length > MAX_FIELDS) throw malformed("The request has too many parameters.");
    start = end + 1;
  }
  return fields;
}

/** One field by name without decoding the others; undefined when it is missing. `name` must need no escaping. */
export function formField(text: string, name: string): string | undefined {
  const start = text.startsWith(`${name}=`) ? name.length + 1 : afterMatch(text, `&${name}=`);
  if (start === undefined) return undefined;
  const next = text.indexOf("&", start);
  return decode(text.slice(start, next === -1 ? text.length : next));
}

function afterMatch(text: string, searched: string): number | undefined {
  const found = text.indexOf(searched);
  return found === -1 ? undefined : found + searched.length;
}

function fieldOf(pair: string): [string, string] {
  const equals = pair.indexOf("=");
  return equals === -1 ? [decode(pair), ""] : [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))];
}

function decode(text: string): string {
  const spaced = text.includes("+") ? text.replaceAll("+", " ") : text;
  if (!spaced.includes("%")) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    throw malformed("A parameter of the request is not percent-encoded UTF-8.");
  }
}
