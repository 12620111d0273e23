/**
 * How fast an event finds its rules: `npx tsx bench/events.ts [seconds]`.
 *
 * Ten thousand rules of many kinds, 1,000 events each second, one after another at their time. Each event is parsed by plain
 * JSON.parse and then matched, in the same run; what matters is the ratio of the two, absolute figures move with the machine.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { parseEventPattern } from "@/lib/languages/event-pattern/parser";
import { RuleIndex } from "@/lib/languages/event-pattern/rule-index";

const SECONDS = Number(process.argv[2] ?? 10);
const RULES = 10_000;
const PER_SECOND = 1_000;
const TICK_MILLIS = 10;
/** The first second is the compiler's. */
const WARM_UP = PER_SECOND;

const KINDS = 250;
const SHOPS = 500;

function pattern(n: number): object {
  const source = [`shop.${n % SHOPS}`];
  switch (n % 5) {
    case 0:
      return { source, "detail-type": [`Kind ${n % KINDS}`] };
    case 1:
      return { source, detail: { total: [{ numeric: [">", n % 1_000] }] } };
    case 2:
      return {
        source,
        detail: { customer: { country: [{ "anything-but": ["BR", "AR"] }], tier: ["gold", "silver"] } },
      };
    case 3:
      return { source: [{ prefix: "shop." }], detail: { id: [`order-${n}`] } };
    default:
      return {
        source,
        $or: [{ detail: { state: ["paid"] } }, { detail: { note: [{ wildcard: `*rush*${n % 7}*` }] } }],
      };
  }
}

/** About 1 KB, the size of an ordinary event. */
function eventText(n: number): string {
  return JSON.stringify({
    version: "0",
    id: `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
    "detail-type": `Kind ${(n * 7) % KINDS}`,
    source: `shop.${(n * 13) % SHOPS}`,
    account: "123456789012",
    time: "2026-11-22T10:00:00Z",
    region: "us-east-1",
    resources: [`arn:aws:shop:us-east-1:123456789012:order/${n}`],
    detail: {
      id: `order-${(n * 3) % RULES}`,
      state: n % 3 ? "placed" : "paid",
      total: (n * 37) % 2_000,
      note: `please rush it, number ${n}`,
      customer: { name: "ana", country: n % 2 ? "BR" : "PT", tier: n % 4 ? "silver" : "bronze" },
      lines: Array.from({ length: 12 }, (_, line) => ({
        sku: `sku-${line}`,
        count: line,
        price: line * 1.5,
        gift: false,
      })),
    },
  });
}

const began = performance.now();
const index = new RuleIndex(
  Array.from({ length: RULES }, (_, n) => [n, parseEventPattern(JSON.stringify(pattern(n)))] as const),
);
const built = performance.now() - began;
const texts = Array.from({ length: 5_000 }, (_, n) => eventText(n));

const parsing: number[] = [];
const matching: number[] = [];
let matches = 0;
let late = 0;
const total = (SECONDS + 1) * PER_SECOND;
const start = performance.now();
for (let sent = 0; sent < total; ) {
  const due = Math.min(total, Math.floor(((performance.now() - start) / 1_000) * PER_SECOND));
  if (due - sent > PER_SECOND / 10) late += 1;
  for (; sent < due; sent += 1) {
    const t0 = performance.now();
    const event: unknown = JSON.parse(texts[sent % texts.length] ?? "");
    const t1 = performance.now();
    matches += index.match(event).length;
    const t2 = performance.now();
    if (sent < WARM_UP) continue;
    parsing.push(t1 - t0);
    matching.push(t2 - t1);
  }
  await sleep(TICK_MILLIS);
}

const at = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
const micros = (millis: number) => `${(millis * 1_000).toFixed(1)} us`.padStart(10);
const row = (what: string, share: number) => {
  const [parse, match] = [at(parsing, share), at(matching, share)];
  console.log(`${what}  JSON.parse ${micros(parse)}   matching ${micros(match)}   ratio ${(match / parse).toFixed(2)}`);
};
console.log(
  `${RULES} rules, ${PER_SECOND} events a second for ${SECONDS} s, ${(texts[0] ?? "").length} bytes an event`,
);
console.log(
  `index built in ${built.toFixed(0)} ms; ${(matches / total).toFixed(1)} rules match an event; late ticks: ${late}`,
);
row("p50", 0.5);
row("p99", 0.99);
