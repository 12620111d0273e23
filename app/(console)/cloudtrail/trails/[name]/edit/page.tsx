import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { selectorDraftOf } from "@/components/trails/draft-of-selectors";
import { groupOf } from "@/components/trails/log-group-name";
import type { TrailDraft } from "@/components/trails/trail-draft";
import { ask, askFor } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { now } from "@/lib/platform/clock";
import { currentScope } from "../../current-scope";
import { readTrail, type TrailView } from "../read-trail";
import { EditTrail, type Section } from "./edit-trail";

type Props = { params: Promise<{ name: string }>; searchParams: Promise<{ section?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("cloudtrail.wizard");
  return { title: `${t("edit")}: ${nameInPath((await params).name)}` };
}

export default async function EditTrailPage({ params, searchParams }: Props) {
  const name = nameInPath((await params).name);
  await askFor("cloudtrail:GetTrail", { Name: name });
  const view = await readTrail(ask, name, await currentScope(), now());
  return <EditTrail initial={draftOf(view)} section={sectionOf((await searchParams).section)} />;
}

function sectionOf(text: string | undefined): Section {
  return text === "logs" || text === "events" ? text : "general";
}

function draftOf({ trail, selectors, insights }: TrailView): TrailDraft {
  const logs = trail.CloudWatchLogsLogGroupArn !== undefined;
  const isOn = (type: string) => insights.some(({ InsightType }) => InsightType === type);
  return {
    name: trail.Name ?? "",
    multiRegion: trail.IsMultiRegionTrail ?? false,
    bucketKind: "existing",
    bucket: trail.S3BucketName ?? "",
    prefix: trail.S3KeyPrefix ?? "",
    allowWrite: false,
    validation: trail.LogFileValidationEnabled ?? false,
    topicKind: trail.SnsTopicARN ? "existing" : "none",
    topic: trail.SnsTopicARN ?? "",
    logs,
    logGroupKind: logs ? "existing" : "new",
    logGroup: logs ? groupOf(trail.CloudWatchLogsLogGroupArn) : `aws-cloudtrail-logs-${trail.Name}`,
    roleKind: logs ? "existing" : "new",
    role: trail.CloudWatchLogsRoleArn ?? `CloudTrailRoleForCloudWatchLogs_${trail.Name}`,
    tags: [],
    selectors: selectorDraftOf(selectors),
    callRate: isOn("ApiCallRateInsight"),
    errorRate: isOn("ApiErrorRateInsight"),
  };
}
