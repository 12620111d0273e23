/**
 * The audit trail at size: `npx tsx bench/trail.ts [thousands of events] [seconds per run]`, 1,500 thousand when not said.
 *
 * Records of 1.5 KB over 90 days are loaded by COPY; then LookupEvents by every attribute through the wire of an api process,
 * the searches of the event history through the front desk, and what recording adds to a call that changes something. Figures are milliseconds, in brackets their ratio to the limit.
 */
import { rootCaller } from "@/lib/platform/caller";
import { dispatch } from "@/lib/services/invoke";
import { maintainAll } from "@/lib/workers/partitions";
import { recordTextIndex } from "@/lib/workers/trails/text-index";
import { withApiProcess } from "./api-process";
import { closedLoop } from "./closed-loop";
import { loadEvents, NAMES, SOURCES, USERS } from "./trail/events";
import { recordingShare } from "./trail/recording";
import { withPostgres } from "./with-postgres";

/** Past this page a look-up has gone through 5,000 events. */
const DEEP_PAGE = 100;
const EVENTS = Number(process.argv[2] ?? 1_500) * 1_000;
const SECONDS = Number(process.argv[3] ?? 3);
const LIMITS = { p50: 10, p99: 50, search: 2_000, recording: 1 / 3 };
const LOOKUP = {
  name: "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents",
  service: "cloudtrail",
  json: "1.1",
} as const;
const root = rootCaller("123456789012", "us-east-1", { sourceIPAddress: "127.0.0.1", userAgent: "bench" });

/** LookupEvents by each attribute that AWS knows; common and rare values. */
const LOOKUPS: readonly [string, string | undefined][] = [
  ["EventName", NAMES[0]],
  ["EventSource", SOURCES[0]],
  ["Username", USERS[3]],
  ["ResourceName", "resource-17"],
  ["ResourceType", "AWS::Logs::LogGroup"],
  ["AccessKeyId", "AKIA00000000000000003"],
  ["ReadOnly", "false"],
];

/** What the event history asks: filters together, and free text that is common, rare and nowhere. */
const SEARCHES: readonly [string, object][] = [
  ["user and not read-only", { Conditions: [is("userName", USERS[3]), is("readOnly", "false")] }],
  [
    "source, error and name",
    { Conditions: [is("eventSource", SOURCES[1]), is("errorCode", "AccessDenied"), is("eventName", NAMES[1])] },
  ],
  ["what failed", { Outcome: "failed" }],
  ["a user's calls that were denied", { Conditions: [is("userName", USERS[3])], Outcome: "denied" }],
  ["free text that is common", { Texts: ["bench-agent"] }],
  ["free text of one in a thousand", { Texts: ["needle-7"] }],
  ["free text that is nowhere", { Texts: ["no such words anywhere"] }],
  ["an identifier that is nowhere", { Texts: ["5f0c3f6e-7d61-4c8b-9d0e-6a1b2c3d4e5f"] }],
  ["a filter and free text", { Conditions: [is("eventName", NAMES[2])], Texts: ["needle-3"] }],
];

await withPostgres(async () => {
  await maintainAll();
  const loading = await loadEvents(EVENTS);
  print("loaded by COPY, events a second", [loading.toFixed(0)]);
  const indexing = await millisOf(indexTexts);
  print("made searchable by text, events a second", [(EVENTS / (indexing / 1_000)).toFixed(0)]);
  await withApiProcess(root, async ({ prepare, send }) => {
    print(`LookupEvents, ${EVENTS} events`, ["p50 ms", "p99 ms"]);
    for (const [AttributeKey, AttributeValue] of LOOKUPS) {
      const LookupAttributes = [{ AttributeKey, AttributeValue }];
      for (const page of [1, DEEP_PAGE]) {
        const [signed] = await prepare(LOOKUP, [
          { LookupAttributes, NextToken: await tokenOf(LookupAttributes, page) },
        ]);
        if (!signed) continue;
        // Warm-up: the first call of a process reads models and plans.
        await closedLoop(0.5, 1, 1, () => send(signed));
        const { p50, p99 } = await closedLoop(SECONDS, 1, 1, () => send(signed));
        print(`  ${AttributeKey}, page ${page}`, [of(p50, LIMITS.p50), of(p99, LIMITS.p99)]);
      }
    }
  });
  print("searches over 90 days", ["first page ms"]);
  for (const [name, input] of SEARCHES) print(`  ${name}`, [of(await millisOf(() => search(input)), LIMITS.search)]);
  const { share, added, whole, without } = await recordingShare(root, SECONDS);
  print("recording's share of a change", [`${share.toFixed(2)} (${(share / LIMITS.recording).toFixed(2)})`]);
  print(
    "  p50 ms: record, whole, handler alone",
    [added, whole, without].map((millis) => millis.toFixed(2)),
  );
});

async function indexTexts(): Promise<void> {
  await recordTextIndex().run(new AbortController().signal);
}

function is(field: string, value: string | undefined) {
  return { field, operator: "=", value };
}

/** The token of a look-up's page; where it has fewer pages, of its last. */
async function tokenOf(LookupAttributes: object[], page: number): Promise<string | undefined> {
  let token: string | undefined;
  for (let turn = 1; turn < page; turn += 1) {
    const input = { LookupAttributes, NextToken: token };
    const { NextToken } = (await dispatch(root, "cloudtrail:LookupEvents", input)) as { NextToken?: string };
    if (!NextToken) break;
    token = NextToken;
  }
  return token;
}

function search(input: object): Promise<unknown> {
  return dispatch(root, "cloudtrail:SearchEvents", { MaxResults: 50, ...input });
}

async function millisOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function of(millis: number, limit: number): string {
  return `${millis.toFixed(1)} (${(millis / limit).toFixed(2)})`;
}

function print(what: string, cells: string[]): void {
  process.stdout.write(`${what.padEnd(44)}${cells.map((cell) => cell.padStart(18)).join("")}\n`);
}
