import { hex } from "./chance";
import type { Line } from "./log-lines";
import { BUCKETS, CATALOG, COLUMNS, JOB, LOG_GROUPS, RENAMED } from "./scenery";

/** One run of the Glue job, which takes some seconds. */
export type JobRun = { id: string; at: Date; succeeded: boolean };

export function jobRun(at: Date, succeeded: boolean): JobRun {
  return { id: `jr_${hex(64, "job run", at.getTime())}`, at, succeeded };
}

/** What a run writes, as Glue's continuous logging does: its progress to one group, a failure's traceback to the other. */
export function jobLines({ id, at, succeeded }: JobRun): Line[] {
  const began = at.getTime();
  const stamp = (millis: number) => new Date(millis).toISOString().replace("T", " ").replace(".", ",").slice(0, 23);
  const line = (group: string, after: number, level: string, text: string): Line => ({
    group,
    stream: id,
    timestamp: began + after,
    message: `${stamp(began + after)} ${level} ${text}`,
  });
  const out = (after: number, text: string) => line(LOG_GROUPS.glueOutput, after, "INFO", text);
  const begin = [
    out(0, `[main] glue.ProcessLauncher: Starting job ${JOB.name} run ${id}`),
    out(
      300,
      `[main] glue.GlueContext: Reading ${CATALOG.database}.${CATALOG.table} from s3://${BUCKETS.lake}/sales/orders/`,
    ),
  ];
  if (succeeded)
    return [...begin, out(900, `[main] glue.ProcessLauncher: Job ${JOB.name} succeeded, 48213 rows written`)];
  return [...begin, line(LOG_GROUPS.glueErrors, 700, "ERROR", traceback())];
}

/** Spark's words for a column that is not there. */
function traceback(): string {
  const columns = COLUMNS.map(({ name }) => `\`${CATALOG.table}\`.\`${name === RENAMED.from ? RENAMED.to : name}\``);
  return [
    "[main] glueexceptionanalysis.GlueExceptionAnalysisListener: Error from Python:Traceback (most recent call last):",
    `  File "/tmp/orders_etl.py", line 41, in <module>`,
    `    daily = orders.groupBy("dt").sum("${RENAMED.from}")`,
    `pyspark.errors.exceptions.captured.AnalysisException: [UNRESOLVED_COLUMN.WITH_SUGGESTION] A column, variable, or function parameter with name \`${RENAMED.from}\` cannot be resolved. Did you mean one of the following? [${columns.join(", ")}].`,
  ].join("\n");
}

/** The event by which Glue tells of a run's end (Glue Developer Guide, "Automating with EventBridge"). */
export function jobEvent({ id, at, succeeded }: JobRun) {
  return {
    Source: "aws.glue",
    DetailType: "Glue Job State Change",
    Time: new Date(at.getTime() + 1_000),
    Detail: JSON.stringify({
      jobName: JOB.name,
      severity: succeeded ? "INFO" : "ERROR",
      state: succeeded ? "SUCCEEDED" : "FAILED",
      jobRunId: id,
      message: succeeded
        ? "Job run succeeded"
        : `AnalysisException: A column with name \`${RENAMED.from}\` cannot be resolved.`,
    }),
  };
}
