import { setClock } from "@/lib/platform/clock";
import { invoke } from "@/lib/services/invoke";
import { actAs, actAsService } from "../act";
import { updateTable } from "../catalog-table";
import { jobEvent, jobLines, jobRun } from "../job-run";
import { handRecords, writeLines } from "../publish";
import { recordOf } from "../records";
import { JOB } from "../scenery";
import { moments } from "./moments";

const MINUTE = 60_000;
const RUN = 5 * MINUTE;

/** The day before, from Maria's change of the table until Joao took it back. */
export type Incident = { changedAt: Date; repairedAt: Date; covers: (at: Date) => boolean };

export function yesterdaysIncident(now: Date): Incident {
  const midnight = Math.floor(now.getTime() / 86_400_000) * 86_400_000;
  const yesterday = midnight - 86_400_000;
  const changedAt = new Date(yesterday + (15 * 60 + 38) * MINUTE + 9_000);
  const repairedAt = new Date(yesterday + (16 * 60 + 21) * MINUTE + 44_000);
  return { changedAt, repairedAt, covers: (at) => at >= changedAt && at < repairedAt };
}

/**
 * Lives through the incident, minute by minute, on a clock that is set back: the table is changed, runs fail, their lines become
 * points, the alarm goes off and comes back.
 */
export async function liveThrough({ changedAt, repairedAt }: Incident): Promise<void> {
  const begin = changedAt.getTime() - 3 * MINUTE;
  const end = repairedAt.getTime() + 9 * MINUTE;
  for (const at of moments(begin, end, MINUTE)) {
    const [from, to] = [at.getTime(), at.getTime() + MINUTE];
    setClock(() => to + 6_000);
    if (isWithin(changedAt, from, to)) await change("maria", changedAt, true);
    if (isWithin(repairedAt, from, to)) await change("joao", repairedAt, false);
    if (from % RUN === 0 && from > changedAt.getTime() && from < repairedAt.getTime()) await fail(at);
    if (isWithin(new Date(repairedAt.getTime() - 25 * MINUTE), from, to)) await retryOverAndOver(at);
    await invoke(actAsService("logs"), "logs:PublishLogMetrics", {});
    await invoke(actAsService("cloudwatch"), "cloudwatch:EvaluateAlarms", {});
    // Those who subscribe afterwards are not told of it.
    await invoke(actAsService("cloudwatch"), "cloudwatch:DeliverAlarmActions", {});
  }
  setClock();
}

function isWithin(moment: Date, from: number, to: number): boolean {
  return moment.getTime() >= from && moment.getTime() < to;
}

async function change(who: string, at: Date, renamed: boolean): Promise<void> {
  const caller = await actAs(who);
  await handRecords([recordOf(caller, at, updateTable(caller, renamed))], true);
}

async function fail(at: Date): Promise<void> {
  const run = jobRun(at, false);
  await writeLines(jobLines(run));
  await invoke(actAsService("glue"), "events:PutServiceEvent", jobEvent(run));
}

/** Joao's script starts the job again and again, which helps nobody: a rise of StartJobRun. */
async function retryOverAndOver(at: Date): Promise<void> {
  const joao = await actAs("joao");
  const starts = Array.from({ length: 96 }, (_, index) => {
    const when = new Date(at.getTime() + index * 5_000);
    const requestParameters = { jobName: JOB.name, arguments: { "--backfill": String(index + 1) } };
    return recordOf(joao, when, {
      service: "glue",
      eventName: "StartJobRun",
      requestParameters,
      responseElements: { jobRunId: jobRun(when, false).id },
    });
  });
  await handRecords(starts, false);
}
