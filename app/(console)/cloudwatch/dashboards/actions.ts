"use server";

import type { Tag } from "@aws-sdk/client-cloudwatch";
import { refresh } from "next/cache";
import { EMPTY_BODY, withWidget } from "@/components/dashboards/dashboard-source";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";
import { readPlaces } from "@/lib/console/places";
import type { Widget } from "@/lib/services/dashboards/model/body";

/** Makes a dashboard under a name that is still free: PutDashboard alone would write over another. */
export async function createDashboard(name: string, source = EMPTY_BODY): Promise<ActionAnswer<unknown>> {
  return createWithTags(name, source, []);
}

async function createWithTags(name: string, source: string, Tags: Tag[]): Promise<ActionAnswer<unknown>> {
  const found = await perform("cloudwatch:GetDashboard", { DashboardName: name });
  if (found.ok) return refusal("DashboardAlreadyExists", `A dashboard with the name ${name} already exists.`);
  if (found.error.code !== "DashboardNotFoundError") return found;
  const answer = await perform("cloudwatch:PutDashboard", {
    DashboardName: name,
    DashboardBody: source,
    ...(Tags.length > 0 ? { Tags } : {}),
  });
  if (answer.ok) refresh();
  return answer;
}

/**
 * Writes the whole body of a dashboard. With `basedOn`, the body that was changed, it is refused as DashboardChanged when
 * somebody else has saved meanwhile; the message names them.
 */
export async function saveDashboard(name: string, source: string, basedOn?: string): Promise<ActionAnswer<unknown>> {
  if (basedOn !== undefined) {
    const found = await perform("cloudwatch:GetDashboard", { DashboardName: name });
    if (!found.ok) return found;
    if (found.output.DashboardBody !== basedOn) return changedMeanwhile(name);
  }
  const answer = await perform("cloudwatch:PutDashboard", { DashboardName: name, DashboardBody: source });
  if (answer.ok) refresh();
  return answer;
}

async function changedMeanwhile(name: string): Promise<ActionAnswer<unknown>> {
  const listed = await perform("cloudwatch:ListDashboardVersions", { DashboardName: name });
  const [newest] = listed.ok ? listed.output.Versions : [];
  return refusal("DashboardChanged", newest?.AuthorArn ?? "");
}

/** Deletes all of these, or none. */
export async function deleteDashboards(names: string[]): Promise<ActionAnswer<unknown>> {
  const answer = await perform("cloudwatch:DeleteDashboards", { DashboardNames: names });
  if (answer.ok) refresh();
  return answer;
}

/**
 * AWS knows no renaming either: the dashboard is made under its new name with its tags, and only then the old one goes. The star of
 * the one who renames it stays; a star that is refused keeps nobody from renaming.
 */
export async function renameDashboard(name: string, next: string): Promise<ActionAnswer<unknown>> {
  const found = await perform("cloudwatch:GetDashboard", { DashboardName: name });
  if (!found.ok) return found;
  const { DashboardArn: ResourceARN = "", DashboardBody } = found.output;
  const tags = await perform("cloudwatch:ListTagsForResource", { ResourceARN });
  if (!tags.ok) return tags;
  const { starred } = await readPlaces();
  const made = await createWithTags(next, DashboardBody ?? EMPTY_BODY, tags.output.Tags ?? []);
  if (!made.ok) return made;
  const isStarred = starred.some((place) => place.kind === "dashboard" && place.name === name);
  if (isStarred) await perform("cloudwatch:SetDashboardStar", { DashboardName: next, IsStarred: true });
  return deleteDashboards([name]);
}

/** Puts one more widget on a dashboard: on one that is there, or on a new one. */
export async function addWidget(name: string, isNew: boolean, widget: Widget): Promise<ActionAnswer<unknown>> {
  if (isNew) return createDashboard(name, withWidget(EMPTY_BODY, widget));
  const found = await perform("cloudwatch:GetDashboard", { DashboardName: name });
  return found.ok ? saveDashboard(name, withWidget(found.output.DashboardBody ?? EMPTY_BODY, widget)) : found;
}

function refusal(code: string, message: string): ActionAnswer<unknown> {
  return { ok: false, error: { code, message } };
}
