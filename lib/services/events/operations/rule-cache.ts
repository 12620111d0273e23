import { LRUCache } from "lru-cache";
import type { RuleIndex } from "@/lib/languages/event-pattern/rule-index";
import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { indexOf } from "../model/matching";
import { type ActiveRule, findRulesVersion, loadActiveRules } from "../store/rule-set";

/**
 * How long a process trusts the rules it has in memory before it looks whether they have changed. AWS asks for "a short period
 * of time for changes to take effect" too (API Reference, "PutRule").
 */
const TRUST_MILLIS = 1_000;
/** For so long after a change in this very process it looks every time, so that whoever made the change sees its effect. */
const DISTRUST_MILLIS = 2_000;

/** The rules of a bus, ready to match, and whether any of them sees management events that only read. */
export type BusRules = { index: RuleIndex<ActiveRule>; seesReads: boolean };

type Cached = { version: bigint | undefined; rules: BusRules | undefined; checkedAt: number };

const kept = new LRUCache<string, Cached>({ max: 1_000 });
const changedAt = new LRUCache<string, number>({ max: 1_000 });

/**
 * The rules of a bus, ready to match; undefined when there are none, which is the common case and costs one look a second.
 * Reads through `db`, so that one who holds a transaction never waits for a second connection.
 */
export async function rulesOf(db: Database, scope: Scope, bus: string): Promise<BusRules | undefined> {
  const key = keyOf(scope, bus);
  const cached = kept.get(key);
  const now = performance.now();
  const isTrusted = now - (changedAt.get(key) ?? -DISTRUST_MILLIS) >= DISTRUST_MILLIS;
  if (cached && isTrusted && now - cached.checkedAt < TRUST_MILLIS) return cached.rules;
  const version = await findRulesVersion(db, scope, bus);
  const isSame = cached !== undefined && cached.version === version;
  const rules = isSame ? cached.rules : await load(db, scope, bus, version);
  kept.set(key, { version, rules, checkedAt: now });
  return rules;
}

/** Told by every change of rules or targets, within its transaction. */
export function distrustRules(scope: Scope, bus: string): void {
  changedAt.set(keyOf(scope, bus), performance.now());
}

/** Rules in this state see management events that only read, which are hidden from the others. */
export function seesAll({ state }: ActiveRule): boolean {
  return state === "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";
}

async function load(
  db: Database,
  scope: Scope,
  bus: string,
  version: bigint | undefined,
): Promise<BusRules | undefined> {
  if (version === undefined) return undefined;
  const rules = await loadActiveRules(db, scope, bus);
  const index = indexOf(rules);
  return index && { index, seesReads: rules.some(seesAll) };
}

function keyOf({ accountId, region }: Scope, bus: string): string {
  return `${accountId}/${region}/${bus}`;
}
