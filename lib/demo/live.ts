import { now, nowMillis } from "@/lib/platform/clock";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import type { Step } from "@/lib/workers/loop";
import { actAsService } from "./act";
import { jobStart, RUN_MINUTES, recordsOf } from "./activity";
import { type JobRun, jobEvent, jobLines, jobRun } from "./job-run";
import { linesOf } from "./log-lines";
import { jobMetrics, metricsOf } from "./metrics";
import { handRecords, publishMetrics, writeLines } from "./publish";
import { recordOf } from "./records";
import { callStaff, writeHistory } from "./seed/history";
import { yesterdaysIncident } from "./seed/incident";
import { type CatalogState, catalogState, endStory } from "./story";

const MINUTE = 60_000;
const LOOK_MILLIS = 1_000;
/** Somebody repairs the table after so long, so that the story can be told again. */
const REPAIRED_AFTER_MILLIS = 30 * MINUTE;

/** What happens in the demo's account by the minute: metrics, logs, records, and a run of the job every five. */
export function minuteByMinute(): Step {
  let told: number | undefined;
  return {
    name: "demo minute",
    everyMillis: LOOK_MILLIS,
    run: async () => {
      const minute = Math.floor(nowMillis() / MINUTE) - 1;
      told ??= await catchUp();
      if (minute <= told) return "rest";
      told = minute;
      const at = new Date(minute * MINUTE);
      await publishMetrics(metricsOf(at, 1));
      await writeLines(linesOf(at, settings().accountId));
      await handRecords(recordsOf(at, await callStaff()), true);
      if (minute % RUN_MINUTES === 0) await run(jobRun(at, (await catalogState())?.isReadable !== false));
      return "rest";
    },
  };
}

/** Glue's trigger: the job runs as soon as its table has been changed. */
export function catalogWatch(): Step {
  let seen: CatalogState | undefined;
  return {
    name: "demo catalog",
    everyMillis: LOOK_MILLIS,
    run: async () => {
      const state = await catalogState();
      const isNew = seen !== undefined && state?.eventId !== seen.eventId;
      seen = state ?? seen;
      if (!state) return "rest";
      if (isNew) await startRun(state.isReadable);
      const broken = state.isReadable ? 0 : nowMillis() - state.changedAt.getTime();
      if (broken > REPAIRED_AFTER_MILLIS) await endStory();
      return "rest";
    },
  };
}

async function startRun(succeeds: boolean): Promise<void> {
  const at = now();
  await handRecords(
    jobStart(at).map(([caller, call]) => recordOf(caller, at, call)),
    true,
  );
  await run(jobRun(at, succeeds));
}

/** A run's lines, its metrics and the event of its end. */
async function run(of: JobRun): Promise<void> {
  await writeLines(jobLines(of));
  await publishMetrics([jobMetrics(of.at, of.succeeded)]);
  await invoke(actAsService("glue"), "events:PutServiceEvent", jobEvent(of));
}

/** Writes what was missed while the demo was switched off, and answers up to which minute everything is told. */
async function catchUp(): Promise<number> {
  const { region } = settings();
  const { Events } = await invoke(actAsService("autoscaling"), "cloudtrail:SearchEvents", {
    Region: region,
    Conditions: [{ field: "eventName", operator: "=", value: "DescribeInstances" }],
    MaxResults: 1,
  });
  const last = Events[0]?.eventTime;
  const until = now();
  if (last && until.getTime() - last.getTime() > 15 * MINUTE) {
    await writeHistory(until, yesterdaysIncident(until), new Date(last.getTime() + MINUTE));
  }
  return Math.floor(until.getTime() / MINUTE) - 1;
}
