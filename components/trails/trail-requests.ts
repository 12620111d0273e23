import type { CreateTrailRequest, InsightSelector } from "@aws-sdk/client-cloudtrail";
import type { TrailDraft } from "./trail-draft";

type Scope = { accountId: string; region: string };

/** The settings of a draft as CreateTrail and UpdateTrail take them; an empty text takes away what there was. */
export function trailRequest(draft: TrailDraft, scope: Scope) {
  const logs = draft.logs
    ? { CloudWatchLogsLogGroupArn: logGroupArn(draft.logGroup, scope), CloudWatchLogsRoleArn: roleArn(draft, scope) }
    : { CloudWatchLogsLogGroupArn: "", CloudWatchLogsRoleArn: "" };
  return {
    Name: draft.name,
    S3BucketName: draft.bucket,
    S3KeyPrefix: draft.prefix,
    SnsTopicName: draft.topicKind === "none" ? "" : draft.topic.trim(),
    IsMultiRegionTrail: draft.multiRegion,
    IncludeGlobalServiceEvents: true,
    EnableLogFileValidation: draft.validation,
    ...logs,
  };
}

/** The same for a new trail, for which what is empty is not there. */
export function newTrailRequest(draft: TrailDraft, scope: Scope): CreateTrailRequest {
  const all = Object.entries(trailRequest(draft, scope)).filter(([, value]) => value !== "");
  const TagsList = draft.tags.map(({ key, value }) => ({ Key: key, Value: value }));
  return {
    ...(Object.fromEntries(all) as Omit<CreateTrailRequest, "Name" | "S3BucketName">),
    Name: draft.name,
    S3BucketName: draft.bucket,
    ...(TagsList.length > 0 ? { TagsList } : {}),
  };
}

export function insightSelectors({ callRate, errorRate }: TrailDraft): InsightSelector[] {
  return [
    ...(callRate ? [{ InsightType: "ApiCallRateInsight" as const }] : []),
    ...(errorRate ? [{ InsightType: "ApiErrorRateInsight" as const }] : []),
  ];
}

export function trailArnOf(name: string, { accountId, region }: Scope): string {
  return `arn:aws:cloudtrail:${region}:${accountId}:trail/${name}`;
}

function logGroupArn(name: string, { accountId, region }: Scope): string {
  return `arn:aws:logs:${region}:${accountId}:log-group:${name.trim()}:*`;
}

function roleArn({ roleKind, role }: TrailDraft, { accountId }: Scope): string {
  return roleKind === "new" ? `arn:aws:iam::${accountId}:role/${role.trim()}` : role.trim();
}
