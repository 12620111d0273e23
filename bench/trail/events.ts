import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { pool } from "@/lib/platform/database";

export const NAMES = Array.from({ length: 60 }, (_, place) => `BenchOperation${place}`);
export const SOURCES = Array.from({ length: 12 }, (_, place) => `service${place}.amazonaws.com`);
export const USERS = Array.from({ length: 40 }, (_, place) => `user-${place}`);

const DAYS_MILLIS = 89 * 86_400_000;
/** What fills a record up to the 1.5 KB that CloudTrail's have. */
const FILLING = "x".repeat(850);

/** Loads events over the last 89 days; answers how many a second went in. */
export async function loadEvents(count: number): Promise<number> {
  const now = Date.now();
  const began = performance.now();
  await copy(
    "trail_events (account_id, event_time, event_id, region, category, event_source, event_name, read_only, user_name, access_key_id, source_ip, error_code, record)",
    count,
    (index) => eventRow(index, timeOf(index, count, now)),
  );
  await copy(
    "trail_event_resources (account_id, event_time, event_id, region, resource_type, resource_name, arn)",
    count,
    (index) =>
      `123456789012\t${timeOf(index, count, now)}\t${idOf(index)}\tus-east-1\tAWS::Logs::LogGroup\tresource-${index % 5_000}\tarn:${index % 5_000}\n`,
  );
  await pool().query("ANALYZE trail_events, trail_event_resources");
  return count / ((performance.now() - began) / 1_000);
}

async function copy(into: string, count: number, row: (index: number) => string): Promise<void> {
  const client = await pool().connect();
  try {
    await pipeline(Readable.from(rows(count, row)), client.query(copyFrom(`COPY ${into} FROM STDIN`)));
  } finally {
    client.release();
  }
}

/** A thousand rows at a time: a chunk a row would cost more than the row. */
function* rows(count: number, row: (index: number) => string): Generator<string> {
  for (let first = 0; first < count; first += 1_000) {
    yield Array.from({ length: Math.min(1_000, count - first) }, (_, place) => row(first + place)).join("");
  }
}

function eventRow(index: number, time: string): string {
  const [name, source, user] = [NAMES[index % 60], SOURCES[index % 12], USERS[index % 40]];
  const key = `AKIA0000000000000000${index % 40}`;
  const error = index % 50 === 1 ? "AccessDenied" : undefined;
  const record = JSON.stringify({
    eventVersion: "1.11",
    userIdentity: { type: "IAMUser", userName: user, accessKeyId: key, arn: `arn:aws:iam::123456789012:user/${user}` },
    eventTime: time,
    eventSource: source,
    eventName: name,
    awsRegion: "us-east-1",
    sourceIPAddress: `203.0.113.${index % 250}`,
    userAgent: "bench-agent/1.0",
    errorCode: error,
    requestParameters: { needle: `needle-${index % 1_000}`, filling: FILLING },
  });
  const isRead = index % 4 !== 0;
  const columns = [idOf(index), "us-east-1", "Management", source, name, isRead, user, key, `203.0.113.${index % 250}`];
  return `123456789012\t${time}\t${columns.join("\t")}\t${error ?? "\\N"}\t${record}\n`;
}

function timeOf(index: number, count: number, now: number): string {
  return new Date(now - Math.floor((DAYS_MILLIS * index) / count)).toISOString();
}

function idOf(index: number): string {
  return `00000000-0000-4000-8000-${index.toString(16).padStart(12, "0")}`;
}
