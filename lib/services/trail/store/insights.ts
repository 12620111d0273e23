import type { Database } from "@/lib/platform/database";
import { Prisma } from "@/prisma/client/client";
import type { Attribution, Insight, InsightType } from "../model/insight";
import type { CallKey } from "./call-counts";

/** An Insight as it is kept, with what decides when it is over. */
export type KeptInsight = Insight & { foundAt: Date; threshold: number };

/** Keeps the beginning of an Insight; answers false when it is known already. */
export async function insertInsight(db: Database, accountId: string, insight: KeptInsight): Promise<boolean> {
  const { baselineAverage, baselineMinutes, insightAverage, insightMinutes } = insight.statistics;
  const inserted = await db.$executeRaw`
    INSERT INTO trail_insights (account_id, insight_id, region, event_source, event_name, error_code, start_event_id, start_at,
                                found_at, baseline_average, baseline_minutes, threshold, insight_average, insight_minutes,
                                attributions)
    VALUES (${accountId}, ${insight.insightId}::uuid, ${insight.region}, ${insight.eventSource}, ${insight.eventName},
            ${insight.errorCode ?? ""}, ${insight.startEventId}::uuid, ${insight.startAt}, ${insight.foundAt},
            ${baselineAverage}, ${baselineMinutes}, ${insight.threshold}, ${insightAverage}, ${insightMinutes},
            ${JSON.stringify(insight.attributions)}::jsonb)
    ON CONFLICT DO NOTHING`;
  return inserted === 1;
}

/** Keeps the end of an Insight, and the rates of its whole span. */
export async function endInsight(db: Database, accountId: string, insight: KeptInsight): Promise<void> {
  await db.$executeRaw`
    UPDATE trail_insights SET
      end_event_id = ${insight.endEventId}::uuid, end_at = ${insight.endAt},
      insight_average = ${insight.statistics.insightAverage}, insight_minutes = ${insight.statistics.insightMinutes},
      attributions = ${JSON.stringify(insight.attributions)}::jsonb
    WHERE account_id = ${accountId} AND insight_id = ${insight.insightId}::uuid AND end_at IS NULL`;
}

/** Insights of an account that are not over. */
export async function openInsights(db: Database, accountId: string): Promise<KeptInsight[]> {
  return select(db, Prisma.sql`account_id = ${accountId} AND end_at IS NULL`, 10_000);
}

/** Which Insights are asked for; those that touch the stretch from `from` to `to`. */
export type InsightQuestion = {
  region?: string;
  eventSource?: string;
  eventName?: string;
  /** Empty for call rates. */
  errorCode?: string;
  insightId?: string;
  from?: Date;
  to?: Date;
};

/** The Insights that answer a question, newest first. */
export function findInsights(
  db: Database,
  accountId: string,
  question: InsightQuestion,
  limit: number,
): Promise<KeptInsight[]> {
  const { region, eventSource, eventName, errorCode, insightId, from, to } = question;
  const wanted = [
    Prisma.sql`account_id = ${accountId}`,
    ...(region === undefined ? [] : [Prisma.sql`region = ${region}`]),
    ...(eventSource === undefined ? [] : [Prisma.sql`event_source = ${eventSource}`]),
    ...(eventName === undefined ? [] : [Prisma.sql`event_name = ${eventName}`]),
    ...(errorCode === undefined ? [] : [Prisma.sql`error_code = ${errorCode}`]),
    ...(insightId === undefined ? [] : [Prisma.sql`insight_id::text = ${insightId.toLowerCase()}`]),
    ...(from === undefined ? [] : [Prisma.sql`(end_at IS NULL OR end_at >= ${from})`]),
    ...(to === undefined ? [] : [Prisma.sql`start_at <= ${to}`]),
  ];
  return select(db, Prisma.join(wanted, " AND "), limit);
}

export function keyOf({ region, eventSource, eventName, errorCode = "" }: Insight): CallKey {
  return { region, eventSource, eventName, errorCode };
}

async function select(db: Database, wanted: Prisma.Sql, limit: number): Promise<KeptInsight[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT * FROM trail_insights WHERE ${wanted} ORDER BY start_at DESC, insight_id LIMIT ${limit}`;
  return rows.map(insightOf);
}

type Row = {
  insight_id: string;
  region: string;
  event_source: string;
  event_name: string;
  error_code: string;
  start_event_id: string;
  start_at: Date;
  found_at: Date;
  end_event_id: string | null;
  end_at: Date | null;
  baseline_average: number;
  baseline_minutes: number;
  threshold: number;
  insight_average: number;
  insight_minutes: number;
  attributions: Attribution[];
};

function insightOf(row: Row): KeptInsight {
  const insightType: InsightType = row.error_code === "" ? "ApiCallRateInsight" : "ApiErrorRateInsight";
  return {
    region: row.region,
    eventSource: row.event_source,
    eventName: row.event_name,
    insightType,
    errorCode: row.error_code || undefined,
    insightId: row.insight_id,
    startEventId: row.start_event_id,
    startAt: row.start_at,
    foundAt: row.found_at,
    endEventId: row.end_event_id ?? undefined,
    endAt: row.end_at ?? undefined,
    threshold: row.threshold,
    statistics: {
      baselineAverage: row.baseline_average,
      baselineMinutes: row.baseline_minutes,
      insightAverage: row.insight_average,
      insightMinutes: row.insight_minutes,
    },
    attributions: row.attributions,
  };
}

export async function removeInsights(db: Database, accountId: string): Promise<void> {
  await db.$executeRaw`DELETE FROM trail_insights WHERE account_id = ${accountId}`;
}
