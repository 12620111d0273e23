import { type TagField, tagMistakes } from "@/components/console/tag-fields";
import { checkTrailName } from "@/lib/services/trail/model/trail-rules";
import { linesOf, NEW_SELECTORS, type SelectorDraft } from "./selector-draft";

/** A trail as its forms hold it. */
export type TrailDraft = {
  name: string;
  multiRegion: boolean;
  bucketKind: "new" | "existing";
  bucket: string;
  prefix: string;
  /** Whether the policy of a bucket that is there is to let the trail write. */
  allowWrite: boolean;
  validation: boolean;
  topicKind: "none" | "new" | "existing";
  topic: string;
  logs: boolean;
  logGroupKind: "new" | "existing";
  logGroup: string;
  roleKind: "new" | "existing";
  /** A name for a new role, the ARN of one that is there. */
  role: string;
  tags: TagField[];
  selectors: SelectorDraft;
  callRate: boolean;
  errorRate: boolean;
};

export const STEPS = ["attributes", "events", "review"] as const;
export type Step = (typeof STEPS)[number];

/** The member of a form that a mistake is about, and which text says so. */
export type Mistakes = Partial<Record<MistakePlace, MistakeText>>;
type MistakePlace =
  | "name"
  | "bucket"
  | "prefix"
  | "topic"
  | "logGroup"
  | "role"
  | "tags"
  | "events"
  | "readWrite"
  | "data";
export type MistakeText =
  | "nameRules"
  | "bucketRules"
  | "prefixRules"
  | "topicMissing"
  | "logGroupMissing"
  | "roleMissing"
  | "roleArn"
  | "tagsWrong"
  | "noEvents"
  | "noReadWrite"
  | "noData";

export function newTrail(accountId: string, random: string): TrailDraft {
  return {
    name: "",
    multiRegion: true,
    bucketKind: "new",
    bucket: `aws-cloudtrail-logs-${accountId}-${random}`,
    prefix: "",
    allowWrite: true,
    validation: true,
    topicKind: "none",
    topic: "",
    logs: false,
    logGroupKind: "new",
    logGroup: `aws-cloudtrail-logs-${accountId}-${random}`,
    roleKind: "new",
    role: `CloudTrailRoleForCloudWatchLogs_${random}`,
    tags: [],
    selectors: NEW_SELECTORS,
    callRate: false,
    errorRate: false,
  };
}

/** What is wrong with a step of the draft. */
export function mistakesOf(step: Step, draft: TrailDraft): Mistakes {
  switch (step) {
    case "attributes":
      return {
        ...generalMistakes(draft),
        ...logMistakes(draft),
        ...(tagMistakes(draft.tags).some(Boolean) ? { tags: "tagsWrong" as const } : {}),
      };
    case "events":
      return eventMistakes(draft);
    case "review":
      return {};
  }
}

/** What is wrong with a trail's name, bucket, prefix and topic. */
export function generalMistakes({ name, bucket, prefix, topicKind, topic }: TrailDraft): Mistakes {
  return {
    ...(isTrailName(name) ? {} : { name: "nameRules" as const }),
    ...(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) ? {} : { bucket: "bucketRules" as const }),
    ...(prefix.length <= 200 && !/^\/|\/$/.test(prefix) ? {} : { prefix: "prefixRules" as const }),
    ...(topicKind === "none" || topic.trim() ? {} : { topic: "topicMissing" as const }),
  };
}

export function logMistakes({ logs, logGroup, roleKind, role }: TrailDraft): Mistakes {
  if (!logs) return {};
  const isArn = /^arn:[a-z-]+:iam::\d{12}:role\/\S+$/.test(role);
  return {
    ...(logGroup.trim() ? {} : { logGroup: "logGroupMissing" as const }),
    ...(role.trim() ? {} : { role: "roleMissing" as const }),
    ...(role.trim() && roleKind === "existing" && !isArn ? { role: "roleArn" as const } : {}),
  };
}

export function eventMistakes({ selectors, callRate, errorRate }: TrailDraft): Mistakes {
  const { management, read, write, data, mode, basic, advanced } = selectors;
  if (!management && !data && !callRate && !errorRate) return { events: "noEvents" };
  const isEmpty =
    mode === "basic"
      ? basic.length === 0 || basic.some(({ values }) => linesOf(values).length === 0)
      : advanced.length === 0 ||
        advanced.some(({ fields }) => fields.length === 0 || fields.some(({ values }) => linesOf(values).length === 0));
  return {
    ...(management && !read && !write ? { readWrite: "noReadWrite" as const } : {}),
    ...(data && isEmpty ? { data: "noData" as const } : {}),
  };
}

function isTrailName(name: string): boolean {
  try {
    checkTrailName(name);
    return true;
  } catch {
    return false;
  }
}
