import { actAs } from "../act";
import { RUN_MINUTES, recordsOf, type Staff } from "../activity";
import { jobLines, jobRun } from "../job-run";
import { linesOf } from "../log-lines";
import { jobMetrics, metricsOf } from "../metrics";
import { handRecords, publishMetrics, writeLines } from "../publish";
import type { Incident } from "./incident";
import { moments } from "./moments";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** So far back reach records, metrics (and of these points a minute), logs, and logs of every single run. */
const RECORD_DAYS = 9;
const METRIC_DAYS = 5;
const FINE_HOURS = 4;
const LOG_DAYS = 3;
const LOG_EVERY_MINUTES = 6;
const RUN_LOG_HOURS = 24;

/**
 * What happened before the demo was started, up to `until`: what metrics, logs and the audit trail would hold had it always run.
 * The job failed while `incident` lasted. With `since`, what was missed while the demo was switched off.
 */
export async function writeHistory(until: Date, incident: Incident, since = new Date(0)): Promise<void> {
  const end = Math.floor(until.getTime() / MINUTE) * MINUTE;
  const start = (millis: number) => Math.max(end - millis, since.getTime());
  await writeMetrics(start, end, incident);
  await writeLogs(start, end, incident);
  await writeRecords(start, end);
}

/** Where history that reaches so far back begins. */
type Start = (millis: number) => number;

async function writeMetrics(start: Start, end: number, incident: Incident): Promise<void> {
  const fine = start(FINE_HOURS * HOUR);
  const coarse = moments(start(METRIC_DAYS * DAY), fine, 5 * MINUTE).flatMap((at) => metricsOf(at, 5));
  const recent = moments(fine, end, MINUTE).flatMap((at) => metricsOf(at, 1));
  const runs = runMoments(start(METRIC_DAYS * DAY), end).map((at) => jobMetrics(at, !incident.covers(at)));
  await publishMetrics([...coarse, ...recent, ...runs]);
}

async function writeLogs(start: Start, end: number, incident: Incident): Promise<void> {
  const { accountId } = await actAs("joao");
  const shop = moments(start(LOG_DAYS * DAY), end, LOG_EVERY_MINUTES * MINUTE).flatMap((at) => linesOf(at, accountId));
  // The runs of the incident itself are lived through, so that their lines count as they came.
  const runs = runMoments(start(RUN_LOG_HOURS * HOUR), end).filter((at) => !incident.covers(at));
  await writeLines([...shop, ...runs.flatMap((at) => jobLines(jobRun(at, true)))]);
}

async function writeRecords(start: Start, end: number): Promise<void> {
  const staff = await callStaff();
  await handRecords(
    moments(start(RECORD_DAYS * DAY), end, MINUTE).flatMap((at) => recordsOf(at, staff)),
    false,
  );
}

export async function callStaff(): Promise<Staff> {
  const [ana, maria, joao, beto] = [await actAs("ana"), await actAs("maria"), await actAs("joao"), await actAs("beto")];
  return { ana, maria, joao, beto };
}

function runMoments(from: number, to: number): Date[] {
  return moments(from, to, MINUTE).filter((at) => Math.floor(at.getTime() / MINUTE) % RUN_MINUTES === 0);
}
