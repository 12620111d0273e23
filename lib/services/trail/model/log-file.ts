import type { Scope } from "@/lib/platform/arn";
import type { TrailSelectors } from "./selectors";
import { compileSelectors, type Selects } from "./selectors";
import type { Trail } from "./trail";

/** The folder that a file's events belong into. */
export type FileContent = "CloudTrail" | "CloudTrail-Insight";

/** Which of the events in its range a file holds: what the trail asked for when the file was planned. */
export type Selection = {
  selectors: TrailSelectors;
  includesGlobal: boolean;
  logsRecursively: boolean;
  hasInsights: boolean;
};

/** A file that is to be written: its place, and the range of events, `from` exclusive. */
export type PlannedFile = {
  id: string;
  region: string;
  content: FileContent;
  from: bigint;
  to: bigint;
  selection: Selection;
  bucket: string;
  key: string;
  plannedAt: Date;
};

/** AWS's services that act in one Region for all of them. */
const GLOBAL_SOURCES = new Set(["iam.amazonaws.com"]);
/** Under which name our own deliveries are recorded. */
const OURSELVES = "cloudtrail.amazonaws.com";

/** The key of a log file (CloudTrail User Guide, "Finding your CloudTrail log files"). `random` is 16 letters and digits. */
export function logFileKey(
  { accountId }: Pick<Scope, "accountId">,
  keyPrefix: string | undefined,
  file: Pick<PlannedFile, "region" | "content">,
  at: Date,
  random: string,
): string {
  const { region, content } = file;
  const stamp = at.toISOString();
  const minute = `${stamp.slice(0, 16).replace(/[-:]/g, "")}Z`;
  const name = `${accountId}_${content}_${region}_${minute}_${random}.json.gz`;
  const day = stamp.slice(0, 10).replaceAll("-", "/");
  return `${keyPrefix ? `${keyPrefix}/` : ""}AWSLogs/${accountId}/${content}/${region}/${day}/${name}`;
}

export function selectionOf(trail: Trail): Selection {
  return {
    selectors: trail.selectors,
    includesGlobal: trail.includesGlobal,
    logsRecursively: trail.logsRecursively,
    hasInsights: trail.insights.length > 0,
  };
}

/** Makes a selection ready for many events. */
export function compileSelection({ selectors, includesGlobal, logsRecursively, hasInsights }: Selection): Selects {
  const selects = compileSelectors(selectors);
  return (event) => {
    if (event.category === "Insight") return hasInsights;
    if (!includesGlobal && GLOBAL_SOURCES.has(event.eventSource)) return false;
    if (event.category === "Data" && event.invokedBy === OURSELVES && !isWantedOfOurs(event.eventSource)) return false;
    return selects(event);
  };

  /** To record that a log group got the record of what that log group got would never end; files are an hour's few. */
  function isWantedOfOurs(eventSource: string): boolean {
    return logsRecursively && eventSource === "s3.amazonaws.com";
  }
}

/** The body of a log file; records are JSON already. */
export function logFileBody(records: readonly string[]): string {
  return `{"Records":[${records.join(",")}]}`;
}

/** The message of the notice of a file (CloudTrail User Guide, "Configuring Amazon SNS notifications"). */
export function fileNotice(bucket: string, key: string): string {
  return JSON.stringify({ s3Bucket: bucket, s3ObjectKey: [key] });
}
