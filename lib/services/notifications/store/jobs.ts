import type { Database } from "@/lib/platform/database";

/** The task that a worker runs for each job of ours. */
const DELIVERY_TASK = "sns-delivery";

/** What a job carries: which delivery, and which attempt it is for, so that a job that runs twice does its work once. */
export type DeliveryJob = {
  accountId: string;
  region: string;
  /** ISO 8601: a job's payload is JSON. */
  publishedAt: string;
  deliveryId: string;
  /** From 1. */
  attempt: number;
};

/** How often the queue itself tries a job that threw, which is when our own database failed us. */
const MAX_ATTEMPTS = 100;

/** Adds jobs to the queue in the caller's transaction: they run once it has committed, `delaySeconds` later. */
export async function addDeliveryJobs(db: Database, jobs: readonly DeliveryJob[], delaySeconds: number): Promise<void> {
  if (jobs.length === 0) return;
  await db.$executeRaw`
    SELECT count(*) FROM graphile_worker.add_jobs((
      SELECT array_agg(ROW(${DELIVERY_TASK}, payload::json, NULL, now() + ${delaySeconds}::float8 * interval '1 second',
                           ${MAX_ATTEMPTS}::smallint, NULL, NULL, NULL)::graphile_worker.job_spec)
      FROM unnest(${jobs.map((job) => JSON.stringify(job))}::text[]) AS job (payload)))`;
}

/**
 * Gives jobs back to the queue whose worker has died: no attempt takes as long as `afterSeconds`, so what has been held for
 * longer is held by nobody. The queue itself waits four hours. Answers how many.
 */
export async function releaseAbandonedJobs(db: Database, afterSeconds: number): Promise<number> {
  const [row] = await db.$queryRaw<{ workers: string[] | null; jobs: number }[]>`
    SELECT array_agg(DISTINCT locked_by) AS workers, count(*)::int AS jobs FROM graphile_worker.jobs
    WHERE task_identifier = ${DELIVERY_TASK} AND locked_at < now() - ${afterSeconds}::float8 * interval '1 second'`;
  if (!row?.workers) return 0;
  await db.$executeRaw`SELECT graphile_worker.force_unlock_workers(${row.workers}::text[])`;
  return row.jobs;
}
