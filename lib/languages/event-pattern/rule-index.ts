import type { EventPattern, Matcher, Scalar } from "./ast";
import { type EventFields, isEvent, pathAndBeginnings, readEventFields } from "./event-fields";
import { parseIpAddress } from "./ip-address";
import { type Choice, compileChoices } from "./matcher";

/**
 * Matches one event against many rules at once.
 *
 * A rule is filed under one field of which its pattern lists the allowed values, the rarest it has, such as its
 * source or detail type. An event looks up its own values there and meets only the rules that could match; only
 * patterns without such a field are tried on every event.
 */
export class RuleIndex<Rule> {
  private readonly entries: Entry<Rule>[] = [];
  private readonly drawers = new Map<string, Map<Scalar, Entry<Rule>[]>>();
  private readonly unfiled: Entry<Rule>[] = [];
  private readonly paths = new Set<string>();

  constructor(rules: Iterable<readonly [Rule, EventPattern]>) {
    let order = 0;
    for (const [rule, pattern] of rules) {
      for (const choice of compileChoices(pattern)) this.entries.push({ rule, choice, order });
      order++;
    }
    const popularity = countUses(this.entries);
    for (const entry of this.entries) this.file(entry, popularity);
    for (const { choice } of this.entries) {
      for (const path of choice.paths.flatMap(pathAndBeginnings)) this.paths.add(path);
    }
  }

  /** The rules whose pattern an event matches, in the order in which they were given. */
  match(event: unknown): Rule[] {
    if (!isEvent(event)) return [];
    const fields = readEventFields(event, this.paths);
    const matched = new Map<number, Rule>();
    for (const { rule, choice, order } of this.candidates(fields)) {
      if (!matched.has(order) && choice.matches(fields)) matched.set(order, rule);
    }
    return [...matched].sort(([a], [b]) => a - b).map(([, rule]) => rule);
  }

  private candidates(fields: EventFields): Set<Entry<Rule>> {
    const found = new Set(this.unfiled);
    for (const [path, drawer] of this.drawers) {
      for (const value of fields.values.get(path) ?? []) {
        for (const entry of drawer.get(value) ?? []) found.add(entry);
      }
    }
    return found;
  }

  private file(entry: Entry<Rule>, popularity: Popularity): void {
    const [best] = listings(entry.choice)
      .map(({ path, values }) => ({ path, values, uses: Math.max(...values.map((value) => popularity(path, value))) }))
      .sort((a, b) => a.uses - b.uses);
    if (best === undefined) {
      this.unfiled.push(entry);
      return;
    }
    const drawer = getOrAdd(this.drawers, best.path, () => new Map<Scalar, Entry<Rule>[]>());
    for (const value of new Set(best.values)) getOrAdd(drawer, value, () => []).push(entry);
  }
}

interface Entry<Rule> {
  readonly rule: Rule;
  readonly choice: Choice;
  readonly order: number;
}

/** The fields of a pattern for which it lists plain values only. */
function listings(choice: Choice): { path: string; values: Scalar[] }[] {
  return [...choice.fields].flatMap(([path, matchers]) => {
    const values = matchers.flatMap(plainValue);
    return values.length === matchers.length ? [{ path, values }] : [];
  });
}

/** An IP address can be written in more than one way, so it is no plain value. */
function plainValue(matcher: Matcher): Scalar[] {
  if (matcher.kind !== "equals") return [];
  return typeof matcher.value === "string" && parseIpAddress(matcher.value) !== undefined ? [] : [matcher.value];
}

type Popularity = (path: string, value: Scalar) => number;

/** How many patterns list a value for a field. */
function countUses(entries: readonly Entry<unknown>[]): Popularity {
  const counts = new Map<string, Map<Scalar, number>>();
  for (const { path, values } of entries.flatMap((entry) => listings(entry.choice))) {
    const ofPath = getOrAdd(counts, path, () => new Map<Scalar, number>());
    for (const value of values) ofPath.set(value, (ofPath.get(value) ?? 0) + 1);
  }
  return (path, value) => counts.get(path)?.get(value) ?? 0;
}

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}
