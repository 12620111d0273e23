"use server";

import { refresh } from "next/cache";
import { selectorsOf } from "@/components/trails/selectors-of-draft";
import type { TrailDraft } from "@/components/trails/trail-draft";
import { insightSelectors, newTrailRequest, trailRequest } from "@/components/trails/trail-requests";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";
import { currentScope } from "./current-scope";
import { prepareDestinations } from "./prepare-destinations";

/**
 * Makes what the trail delivers to, the trail, and starts it. When its events cannot be set, the trail is taken away again, so
 * that another try does not find its name taken.
 */
export async function createTrail(draft: TrailDraft): Promise<ActionAnswer<unknown>> {
  const scope = await currentScope();
  const prepared = await prepareDestinations(draft, scope);
  if (!prepared.ok) return prepared;
  const made = await perform("cloudtrail:CreateTrail", newTrailRequest(draft, scope) as Named);
  if (!made.ok) return made;
  const set = await setEvents(draft);
  if (set.ok) return perform("cloudtrail:StartLogging", { Name: draft.name });
  await perform("cloudtrail:DeleteTrail", { Name: draft.name });
  return set;
}

type Named = { Name: string; S3BucketName: string };

/** Changes where and what a trail delivers; a bucket, topic, log group or role that is to be new is made first. */
export async function updateTrail(draft: TrailDraft): Promise<ActionAnswer<unknown>> {
  const scope = await currentScope();
  const prepared = await prepareDestinations(draft, scope);
  if (!prepared.ok) return prepared;
  const answer = await perform("cloudtrail:UpdateTrail", trailRequest(draft, scope));
  refresh();
  return answer;
}

/** Changes which events a trail logs and which Insights it looks for. */
export async function updateEvents(draft: TrailDraft): Promise<ActionAnswer<unknown>> {
  const answer = await setEvents(draft);
  refresh();
  return answer;
}

export async function switchLogging(Name: string, on: boolean): Promise<ActionAnswer<unknown>> {
  const answer = await perform(on ? "cloudtrail:StartLogging" : "cloudtrail:StopLogging", { Name });
  refresh();
  return answer;
}

export async function deleteTrail(Name: string): Promise<ActionAnswer<unknown>> {
  const answer = await perform("cloudtrail:DeleteTrail", { Name });
  refresh();
  return answer;
}

/** Puts the tags that are given and takes away those that are named. */
export async function changeTrailTags(
  ResourceId: string,
  changed: Record<string, string>,
  gone: string[],
): Promise<ActionAnswer<unknown>> {
  let answer: ActionAnswer<unknown> = { ok: true, output: undefined };
  if (gone.length > 0) {
    answer = await perform("cloudtrail:RemoveTags", { ResourceId, TagsList: gone.map((Key) => ({ Key })) });
  }
  const TagsList = Object.entries(changed).map(([Key, Value]) => ({ Key, Value }));
  if (answer.ok && TagsList.length > 0) answer = await perform("cloudtrail:AddTags", { ResourceId, TagsList });
  refresh();
  return answer;
}

async function setEvents(draft: TrailDraft): Promise<ActionAnswer<unknown>> {
  const { management, data } = draft.selectors;
  if (management || data) {
    const set = await perform("cloudtrail:PutEventSelectors", {
      TrailName: draft.name,
      ...selectorsOf(draft.selectors),
    });
    if (!set.ok) return set;
  }
  return perform("cloudtrail:PutInsightSelectors", {
    TrailName: draft.name,
    InsightSelectors: insightSelectors(draft),
  });
}
