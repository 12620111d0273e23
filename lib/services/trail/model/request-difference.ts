/** One member of two requests: where it stands ("metrics[0].period") and what it was and is, as JSON; absent where it was not. */
export type Difference = {
  path: string;
  kind: "added" | "removed" | "changed";
  before?: string | undefined;
  after?: string | undefined;
};

/** What two requests differ in. `partial`: the later one names only what it changes, so that what it leaves out stays. */
export type RequestDifference = { differences: Difference[]; same: number; more: boolean };

/** As many members as a page bears. */
export const MOST_DIFFERENCES = 500;
const DEEPEST = 12;

/**
 * The members in which `after` differs from `before`, in the order of `after`, then what is gone. Documents that travel as
 * text within a request (a dashboard's body, a policy) are compared member by member.
 */
export function requestDifference(before: unknown, after: unknown, partial: boolean): RequestDifference {
  const [old, now] = [leavesOf(before), leavesOf(after)];
  const differences: Difference[] = [];
  let same = 0;
  for (const [path, value] of now) {
    const was = old.get(path);
    if (was === value) same += 1;
    else if (was === undefined) differences.push({ path, kind: "added", after: value });
    else differences.push({ path, kind: "changed", before: was, after: value });
  }
  if (!partial) {
    for (const [path, value] of old) {
      if (!now.has(path)) differences.push({ path, kind: "removed", before: value });
    }
  }
  return { differences: differences.slice(0, MOST_DIFFERENCES), same, more: differences.length > MOST_DIFFERENCES };
}

/** Every simple value with its path; an empty list or structure counts as one, so that it is told from an absent one. */
export function leavesOf(value: unknown): Map<string, string> {
  const leaves = new Map<string, string>();
  collect("", value, 0, leaves);
  return leaves;
}

function collect(path: string, given: unknown, depth: number, leaves: Map<string, string>): void {
  const value = typeof given === "string" ? (documentIn(given) ?? given) : given;
  if (typeof value !== "object" || value === null || depth >= DEEPEST) {
    if (value !== undefined) leaves.set(path, JSON.stringify(value));
    return;
  }
  const members: [string, unknown][] = Array.isArray(value)
    ? value.map((item, index) => [`${path}[${index}]`, item])
    : Object.entries(value).map(([name, item]) => [path ? `${path}.${name}` : name, item]);
  if (members.length === 0 && path !== "") leaves.set(path, JSON.stringify(value));
  for (const [name, item] of members) collect(name, item, depth + 1, leaves);
}

/** A JSON document that is sent as text; IAM's come percent-encoded. */
function documentIn(text: string): object | undefined {
  const plain = /^%7B/i.test(text) ? decoded(text) : text;
  if (!/^\s*[{[]/.test(plain)) return undefined;
  try {
    const value: unknown = JSON.parse(plain);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
