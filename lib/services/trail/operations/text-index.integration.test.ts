import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { closeDatabase, pool } from "@/lib/platform/database";
import { invoke } from "../../invoke";
import { SEGMENT_EVENTS } from "../model/text-signature";
import { settledPosition } from "../store/positions";

const ACCOUNT = "100000000071";
const REGION = "us-east-1";
const root = rootCaller(ACCOUNT, REGION, { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const start = Math.floor(Date.now() / 3_600_000) * 3_600_000 - 20 * 86_400_000;
const END = new Date(start + 10 * 86_400_000);

/** Events number `first` to `last`, ten seconds apart, each with its number as a word; written in the order of their numbers. */
async function happened(first: number, last: number, timeOf = "n"): Promise<void> {
  await pool().query(
    `INSERT INTO trail_events (account_id, event_time, event_id, region, category, event_source, event_name, read_only, record)
     SELECT $1, to_timestamp(($2::float8 + (${timeOf}) * 10000) / 1000), ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
            $3, 'Management', 'glue.amazonaws.com', 'GetTable', true,
            '{"requestParameters":{"word":"Word-' || n || '-","group":"of ' || n % 500 || ' many"}}'
     FROM generate_series($4::int, $5::int) AS n`,
    [ACCOUNT, start, REGION, first, last],
  );
}

async function found(text: string | string[], more: object = {}): Promise<number[]> {
  const Texts = typeof text === "string" ? [text] : text;
  const span = { StartTime: new Date(start), EndTime: END, MaxResults: 1000 };
  const { Events } = await invoke(root, "cloudtrail:SearchEvents", { ...span, Texts, ...more });
  return Events.map(({ eventId }) => Number(eventId.slice(-12)));
}

async function index(): Promise<boolean> {
  const Settled = await settledPosition();
  if (Settled === undefined) throw new Error("Somebody writes events and does not end.");
  const cloudtrail = serviceCaller("cloudtrail.amazonaws.com", ACCOUNT, REGION);
  return (await invoke(cloudtrail, "cloudtrail:IndexRecordTexts", { Settled })).More;
}

const QUESTIONS: [string, string | string[], object, number[]][] = [
  ["a word of one event", "word-777-", {}, [777]],
  ["a word of an event that has no signature yet", "word-17000-", {}, [17_000]],
  ["a word of an event that came late", "word-20001-", {}, [20_001]],
  ["a word that is nowhere", "word-99999-", {}, []],
  ["two texts at once", ["of 3 many", "word-16"], {}, [16_503, 16_003]],
  ["two letters, for which there are no signatures", "-9", { MaxResults: 3 }, [9_999, 9_998, 9_997]],
  ["signs of LIKE, literally", "word_777-", {}, []],
  ["a stretch of time", "of 7 many", { EndTime: new Date(start + 20_000_000) }, [1_507, 1_007, 507, 7, 20_007]],
];

describe("free text in the records", () => {
  beforeAll(async () => {
    await happened(1, 17_500);
    // These are written last and happened first.
    await happened(20_001, 20_050, "n - 20000.5");
  });
  afterAll(closeDatabase);

  test.each(QUESTIONS)("before there are signatures: %s", async (_, text, more, expected) => {
    expect(await found(text, more)).toEqual(expected);
  });

  test("only whole segments are worked out, each once", async () => {
    expect(await index()).toBe(true);
    expect(await index()).toBe(false);
    const { rows } = await pool().query("SELECT chunk_positions FROM trail_text_segments WHERE account_id = $1", [
      ACCOUNT,
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0].chunk_positions).toHaveLength(SEGMENT_EVENTS / 256);
  });

  test.each(QUESTIONS)("with signatures: %s", async (_, text, more, expected) => {
    expect(await found(text, more)).toEqual(expected);
  });

  test("late events that have a signature stand where they happened", async () => {
    await happened(20_051, 36_000, "n - 20000.5");
    expect(await index()).toBe(true);
    expect(await found("word-20001-")).toEqual([20_001]);
    expect(await found("of 7 many", { MaxResults: 4, EndTime: new Date(start + 10_075_000) })).toEqual([
      1_007, 21_007, 507, 20_507,
    ]);
  });

  test("pages go on from where they ended, nothing twice", async () => {
    const all = await found("of 7 many");
    const seen: number[] = [];
    let token: string | undefined;
    do {
      const page = { StartTime: new Date(start), EndTime: END, MaxResults: 9, Texts: ["of 7 many"], NextToken: token };
      const { Events, NextToken } = await invoke(root, "cloudtrail:SearchEvents", page);
      seen.push(...Events.map(({ eventId }) => Number(eventId.slice(-12))));
      token = NextToken;
    } while (token);
    expect(seen).toEqual(all);
    expect(seen.length).toBeGreaterThan(60);
  });
});
