import type { MetricStreamOutputFormat, MetricStreamStatisticsConfiguration } from "@aws-sdk/client-cloudwatch";
import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { Prisma } from "@/prisma/client/client";
import type { MetricStream, NamedMetrics, SendingState } from "../../model/streams/metric-stream";

/** The stream of this name; `hold` keeps others from changing it until the transaction ends. */
export async function findStream(
  db: Database,
  scope: Scope,
  name: string,
  { hold = false } = {},
): Promise<MetricStream | undefined> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${COLUMNS} FROM metric_streams
    WHERE ${inScope(scope)} AND stream_name = ${name} ${hold ? Prisma.sql`FOR UPDATE` : Prisma.empty}`;
  return rows.map(streamOf)[0];
}

/** Writes a stream, new or known. What fails just now is tried anew at once, because the change may be the remedy. */
export async function saveStream(db: Database, stream: MetricStream): Promise<void> {
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
  await db.$executeRaw`
    INSERT INTO metric_streams (account_id, region, stream_name, stream_id, firehose_arn, role_arn, output_format, included,
                                excluded, statistics, includes_linked, is_running, created_at, modified_at)
    VALUES (${stream.accountId}, ${stream.region}, ${stream.name}, ${stream.id}::uuid, ${stream.firehoseArn}, ${stream.roleArn},
            ${stream.format}, ${json(stream.included)}::jsonb, ${json(stream.excluded)}::jsonb,
            ${json(stream.statistics)}::jsonb, ${stream.includesLinked}, ${stream.isRunning}, ${stream.createdAt},
            ${stream.modifiedAt})
    ON CONFLICT (account_id, region, stream_name) DO UPDATE SET
      firehose_arn = EXCLUDED.firehose_arn, role_arn = EXCLUDED.role_arn, output_format = EXCLUDED.output_format,
      included = EXCLUDED.included, excluded = EXCLUDED.excluded, statistics = EXCLUDED.statistics,
      includes_linked = EXCLUDED.includes_linked, modified_at = EXCLUDED.modified_at, retry_at = NULL`;
}

export async function countStreams(db: Database, scope: Scope): Promise<number> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM metric_streams WHERE ${inScope(scope)}`;
  return Number(row?.count ?? 0);
}

/** Streams by name, after `after`, at most `limit`. */
export async function listStreams(
  db: Database,
  scope: Scope,
  limit: number,
  after = "",
): Promise<(MetricStream & { state: SendingState })[]> {
  const rows = await db.$queryRaw<(Row & StateRow)[]>`
    SELECT ${COLUMNS}, ${STATE} FROM metric_streams AS streams
    WHERE ${inScope(scope)} AND stream_name > ${after} ORDER BY stream_name LIMIT ${limit}`;
  return rows.map((row) => ({ ...streamOf(row), state: stateOf(row) }));
}

/** How the sending of one stream goes. */
export async function findState(db: Database, scope: Scope, name: string): Promise<SendingState | undefined> {
  const rows = await db.$queryRaw<StateRow[]>`
    SELECT ${STATE} FROM metric_streams AS streams WHERE ${inScope(scope)} AND stream_name = ${name}`;
  return rows.map(stateOf)[0];
}

/** Starts or stops those of the streams that are not so yet. What waits in one that is stopped is not sent later. */
export async function switchStreams(
  db: Database,
  scope: Scope,
  names: readonly string[],
  isRunning: boolean,
  at: Date,
): Promise<void> {
  const changed = await db.$queryRaw<{ stream_id: string }[]>`
    UPDATE metric_streams SET is_running = ${isRunning}, modified_at = ${at}, failures = 0, retry_at = NULL
    WHERE ${inScope(scope)} AND stream_name = ANY (${names}::text[]) AND is_running <> ${isRunning}
    RETURNING stream_id::text AS stream_id`;
  if (!isRunning)
    await forgetUpdates(
      db,
      changed.map(({ stream_id }) => stream_id),
    );
}

export async function removeStream(db: Database, scope: Scope, name: string): Promise<boolean> {
  const gone = await db.$queryRaw<{ stream_id: string }[]>`
    DELETE FROM metric_streams WHERE ${inScope(scope)} AND stream_name = ${name} RETURNING stream_id::text AS stream_id`;
  await forgetUpdates(
    db,
    gone.map(({ stream_id }) => stream_id),
  );
  return gone.length > 0;
}

/** Removes every stream of an account. */
export async function forgetStreams(db: Database, accountId: string): Promise<void> {
  const gone = await db.$queryRaw<{ stream_id: string }[]>`
    DELETE FROM metric_streams WHERE account_id = ${accountId} RETURNING stream_id::text AS stream_id`;
  await forgetUpdates(
    db,
    gone.map(({ stream_id }) => stream_id),
  );
}

async function forgetUpdates(db: Database, streamIds: readonly string[]): Promise<void> {
  await db.$executeRaw`DELETE FROM metric_stream_updates WHERE stream_id = ANY (${streamIds}::uuid[])`;
}

export type Row = {
  account_id: string;
  region: string;
  stream_name: string;
  stream_id: string;
  firehose_arn: string;
  role_arn: string;
  output_format: MetricStreamOutputFormat;
  included: NamedMetrics | null;
  excluded: NamedMetrics | null;
  statistics: MetricStreamStatisticsConfiguration[];
  includes_linked: boolean;
  is_running: boolean;
  created_at: Date;
  modified_at: Date;
};

type StateRow = {
  sent_at: Date | null;
  failures: number;
  last_error: string | null;
  failed_at: Date | null;
  waiting_updates: bigint;
};

export const COLUMNS = Prisma.sql`account_id, region, stream_name, stream_id::text AS stream_id, firehose_arn, role_arn,
  output_format, included, excluded, statistics, includes_linked, is_running, created_at, modified_at`;

const STATE = Prisma.sql`sent_at, failures, last_error, failed_at,
  (SELECT coalesce(sum(cardinality(series_ids)), 0) FROM metric_stream_updates AS waiting
   WHERE waiting.stream_id = streams.stream_id) AS waiting_updates`;

export function streamOf(row: Row): MetricStream {
  return {
    accountId: row.account_id,
    region: row.region,
    name: row.stream_name,
    id: row.stream_id,
    firehoseArn: row.firehose_arn,
    roleArn: row.role_arn,
    format: row.output_format,
    included: row.included ?? undefined,
    excluded: row.excluded ?? undefined,
    statistics: row.statistics,
    includesLinked: row.includes_linked,
    isRunning: row.is_running,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
  };
}

function stateOf(row: StateRow): SendingState {
  return {
    sentAt: row.sent_at ?? undefined,
    failures: row.failures,
    lastError: row.last_error ?? undefined,
    failedAt: row.failed_at ?? undefined,
    waitingUpdates: Number(row.waiting_updates),
  };
}

function inScope({ accountId, region }: Scope): Prisma.Sql {
  return Prisma.sql`account_id = ${accountId} AND region = ${region}`;
}
