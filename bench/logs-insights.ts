/**
 * Logs Insights at size: `npx tsx bench/logs-insights.ts [thousands of events]`, 500 thousand when not said.
 *
 * Events of 250 bytes, half of them JSON, over a day in one group. Each question is asked of Logs Insights, as a worker runs it,
 * and beside it in the same run as plain SQL over the same rows. Figures are seconds, events a second, and their ratio.
 */
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { pool } from "@/lib/platform/database";
import { invoke } from "@/lib/services/invoke";
import { maintainAll } from "@/lib/workers/partitions";
import { withPostgres } from "./with-postgres";

const EVENTS = Number(process.argv[2] ?? 500) * 1_000;
const HOURS = 20;
const root = rootCaller("123456789012", "us-east-1", { sourceIPAddress: "127.0.0.1", userAgent: "bench" });
const worker = serviceCaller("logs.amazonaws.com", "123456789012", "us-east-1");
const END = Math.floor(Date.now() / 1_000);
const START = END - HOURS * 3_600;

/** What is asked, and the SQL that answers the same; `check` is what both must say. */
const QUESTIONS: readonly { name: string; query: string; sql: string; check: string }[] = [
  {
    name: "rare text",
    query: 'filter @message like "needle-7777" | stats count(*) as n',
    sql: "SELECT count(*) AS n FROM log_events WHERE message LIKE '%needle-7777%'",
    check: "n",
  },
  {
    name: "rare text in any case",
    query: "filter @message like /(?i)NEEDLE-7777/ | stats count(*) as n",
    sql: "SELECT count(*) AS n FROM log_events WHERE message ILIKE '%needle-7777%'",
    check: "n",
  },
  {
    name: "regular expression",
    query: "filter @message like /status=5\\d\\d .*took=\\d{3}/ | stats count(*) as n",
    sql: "SELECT count(*) AS n FROM log_events WHERE message ~ 'status=5\\d\\d .*took=\\d{3}'",
    check: "n",
  },
  {
    name: "count by 5 minutes",
    query: "stats count(*) as c by bin(5m) | stats sum(c) as n",
    sql: "SELECT sum(c) AS n FROM (SELECT date_bin('5 minutes', at, 'epoch') AS t, count(*) AS c FROM log_events GROUP BY 1) x",
    check: "n",
  },
  {
    name: "JSON field, sum by 5 minutes",
    query: "filter level = 'error' | stats sum(ms) as s by bin(5m) | stats sum(s) as n",
    sql: `SELECT sum(s) AS n FROM (SELECT date_bin('5 minutes', at, 'epoch') AS t, sum((message::jsonb->>'ms')::numeric) AS s
          FROM log_events WHERE message LIKE '{%' AND message::jsonb->>'level' = 'error' GROUP BY 1) x`,
    check: "n",
  },
  {
    name: "parse, percentile by path",
    query:
      "parse @message /path=(?<p>\\S+) took=(?<took>\\d+)/ | filter ispresent(p) | stats pct(took, 90) as q by p | stats max(q) as n",
    sql: `SELECT max(q) AS n FROM (SELECT m[1] AS p, percentile_disc(0.9) WITHIN GROUP (ORDER BY m[2]::numeric) AS q
          FROM (SELECT regexp_match(message, 'path=(\\S+) took=(\\d+)') AS m FROM log_events) x WHERE m IS NOT NULL GROUP BY 1) y`,
    check: "",
  },
  {
    name: "newest 100 errors",
    query:
      "fields @timestamp, @message | filter level = 'error' | sort @timestamp desc | limit 100 | stats count(*) as n",
    sql: `SELECT count(*) AS n FROM (SELECT at, message FROM log_events WHERE message LIKE '{%' AND message::jsonb->>'level' = 'error'
          ORDER BY at DESC LIMIT 100) x`,
    check: "n",
  },
];

await withPostgres(async () => {
  await maintainAll();
  await load();
  console.log(["question", "Insights s", "events/s", "SQL s", "SQL's time / ours"].join("\t"));
  for (const question of QUESTIONS) {
    const [ours, said] = await timed(() => insights(question.query));
    const [theirs, told] = await timed(() => sql(question.sql));
    if (question.check !== "" && Number(said) !== Number(told)) {
      throw new Error(`${question.name}: Insights says ${said}, SQL says ${told}`);
    }
    const cells = [ours.toFixed(2), (EVENTS / ours).toFixed(0), theirs.toFixed(2), (theirs / ours).toFixed(2)];
    console.log([question.name, ...cells].join("\t"));
  }
});

/** Rows as PutLogEvents writes them, made by the database itself. */
async function load(): Promise<void> {
  await invoke(root, "logs:CreateLogGroup", { logGroupName: "bench" });
  await invoke(root, "logs:CreateLogStream", { logGroupName: "bench", logStreamName: "s" });
  await pool().query(
    `INSERT INTO log_events (group_id, at, id, stream_id, ingested_at, message)
     SELECT s.group_id, to_timestamp($1::float8 + n * $2::float8), n, s.id, now(),
       CASE WHEN n % 2 = 0
         THEN '{"level":"' || CASE WHEN n % 20 = 0 THEN 'error' ELSE 'info' END || '","ms":' || n % 997 || ',"path":"/p' || n % 13
              || '","requestId":"' || md5(n::text) || '","text":"' || repeat('lorem ipsum ', 12) || '"}'
         ELSE '127.0.0.1 - needle-' || n % 100000 || ' status=' || (2 + n % 4) * 100 || ' path=/p' || n % 13 || ' took=' || n % 1013
              || ' agent="' || repeat('Mozilla/5.0 ', 13) || '"'
       END
     FROM log_streams s, generate_series(1, $3::int) n`,
    [START, (HOURS * 3_600) / (EVENTS + 1), EVENTS],
  );
  await pool().query("ANALYZE log_events");
}

async function insights(queryString: string): Promise<string | undefined> {
  const question = { logGroupName: "bench", startTime: START, endTime: END, queryString };
  const { queryId = "" } = await invoke(root, "logs:StartQuery", question);
  await invoke(worker, "logs:RunLogQuery", {});
  const { status, statistics, results } = await invoke(root, "logs:GetQueryResults", { queryId });
  if (status !== "Complete" || statistics?.recordsScanned !== EVENTS) {
    throw new Error(`${status}, ${statistics?.recordsScanned} of ${EVENTS} events`);
  }
  return results?.[0]?.[0]?.value;
}

async function sql(text: string): Promise<string | undefined> {
  const { rows } = await pool().query<{ n: string }>(text);
  return rows[0]?.n;
}

async function timed<T>(work: () => Promise<T>): Promise<[seconds: number, answer: T]> {
  const started = performance.now();
  const answer = await work();
  return [(performance.now() - started) / 1_000, answer];
}
