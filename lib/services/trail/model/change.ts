import type { FoundEvent } from "./event";

/** What a graph or an alarm is about: its metric, and further ARNs and words that a person would look for. */
export type ChangeSubject = {
  Namespace?: string;
  MetricName?: string;
  Dimensions?: { Name?: string; Value?: string }[];
  Arns?: string[];
  Words?: string[];
};

/** What sort of write an event is: AWS calls a sign-in a write too, though nobody's table breaks by it. */
export type ChangeKind = "change" | "run" | "observing" | "tagging" | "signIn" | "service";

/** Why a change is thought to be related, as data: the console says it in the reader's language. */
export type ChangeReason =
  | { kind: "sameResource"; name: string }
  | { kind: "sameService"; service: string }
  | { kind: "sameWord"; word: string }
  | { kind: "minutesBefore"; minutes: number }
  | { kind: "minutesAfter"; minutes: number }
  | { kind: "denied"; errorCode: string }
  /** Why it is less likely than it looks: what it does changes little. */
  | { kind: "only"; change: Exclude<ChangeKind, "change"> };

/** A write event with what it was done to, how likely it is to be the one that is looked for (0 to 100), and why. */
export type RelatedChange = Pick<
  FoundEvent,
  "eventId" | "eventTime" | "eventName" | "eventSource" | "userName" | "region" | "errorCode"
> & { Kind: ChangeKind; Target?: string; Score: number; Reasons: ChangeReason[] };

/** An event as far as the ranking looks at it. */
export type WriteEvent = Pick<
  FoundEvent,
  "eventId" | "eventTime" | "eventName" | "eventSource" | "userName" | "region" | "errorCode" | "resources" | "record"
>;

/** What people keep for themselves of what they look at: recorded as every write is, and a change of nothing that runs. */
export const KEPT_FOR_ONESELF = [
  "SetDashboardStar",
  "SetAlarmStar",
  "SetLogGroupStar",
  "PutSavedSearch",
  "DeleteSavedSearch",
];

const SIGN_IN = "signin.amazonaws.com";

/** Alarms, dashboards and trails look at a system; setting one up seldom breaks it. */
const OBSERVERS = new Set(["monitoring.amazonaws.com", "cloudtrail.amazonaws.com"]);

/** Calls that put something to work as it is, and leave it as it was: what fails then has another cause. */
const RUNS =
  /^(Start(JobRun|Execution|SyncExecution|Crawler|Query|QueryExecution|Build|PipelineExecution|WorkflowRun|Session|Trigger)|SubmitJob|RunTask|SendCommand|Invoke\w*)$/;

export function kindOf({ eventName, eventSource, userName, record }: WriteEvent): ChangeKind {
  if (eventSource === SIGN_IN) return "signIn";
  if (userName?.endsWith(".amazonaws.com") || isByService(record)) return "service";
  if (RUNS.test(eventName)) return "run";
  if (/^(Tag|Untag)|Tags?(ging)?(For\w+|To\w+|From\w+)?$/.test(eventName)) return "tagging";
  return OBSERVERS.has(eventSource) ? "observing" : "change";
}

/** A service at work in a role of its own is named by the session; its address is the service's own name. */
function isByService(record: string): boolean {
  try {
    const { sourceIPAddress } = (JSON.parse(record) ?? {}) as { sourceIPAddress?: unknown };
    return typeof sourceIPAddress === "string" && sourceIPAddress.endsWith(".amazonaws.com");
  } catch {
    return false;
  }
}
