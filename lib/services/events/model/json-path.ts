/** One step of a path: a member, an element, or every element. */
type Step = { kind: "member"; name: string } | { kind: "element"; index: number } | { kind: "every" };

const STEP = /\.([^.[\]\s]+)|\[(\d+)\]|\[(\*)\]|\['([^']*)'\]/y;

/**
 * Reads the paths that input paths and transformers use: `$`, `$.detail.state`, `$.resources[0]`, `$.items[*].id`, `$['a b']`.
 * Answers undefined when it is no path.
 */
export function readPath(text: string): readonly Step[] | undefined {
  if (!text.startsWith("$")) return undefined;
  const steps: Step[] = [];
  STEP.lastIndex = 1;
  for (let at = 1; at < text.length; at = STEP.lastIndex) {
    const found = STEP.exec(text);
    if (!found) return undefined;
    const [, dotted, index, every, quoted] = found;
    if (index !== undefined) steps.push({ kind: "element", index: Number(index) });
    else if (every !== undefined) steps.push({ kind: "every" });
    else steps.push({ kind: "member", name: dotted ?? quoted ?? "" });
  }
  return steps;
}

/** What lies at the end of a path; undefined when nothing does, or the text is no path. */
export function select(value: unknown, path: string): unknown {
  const steps = readPath(path);
  return steps && follow(value, steps);
}

function follow(value: unknown, [step, ...rest]: readonly Step[]): unknown {
  if (step === undefined) return value;
  if (step.kind === "every") {
    if (!Array.isArray(value)) return undefined;
    return value.map((item) => follow(item, rest)).filter((item) => item !== undefined);
  }
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value) !== (step.kind === "element")) return undefined;
  const key = step.kind === "element" ? String(step.index) : step.name;
  return Object.hasOwn(value, key) ? follow(Reflect.get(value, key), rest) : undefined;
}
