"use server";

import { refresh } from "next/cache";
import { putStreamInput, type StreamDraft } from "@/components/metric-streams/stream-draft";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";
import { currentCaller } from "@/lib/console/session";
import { arnsOf, prepareDestination } from "./prepare-destination";

/** Makes a stream with what it needs. Nothing is made under a name that another stream has. */
export async function createStream(draft: StreamDraft): Promise<ActionAnswer<unknown>> {
  const present = await perform("cloudwatch:GetMetricStream", { Name: draft.name });
  if (present.ok) return { ok: false, error: { code: "AlreadyExists", message: draft.name } };
  if (present.error.code !== "ResourceNotFoundException") return present;
  const scope = await currentCaller();
  const prepared = await prepareDestination(draft, scope);
  if (!prepared.ok) return prepared;
  return perform("cloudwatch:PutMetricStream", putStreamInput(draft, arnsOf(draft, scope)));
}

/** Changes a stream that is there: its destination and role are chosen, not made. */
export async function saveStream(draft: StreamDraft): Promise<ActionAnswer<unknown>> {
  return perform("cloudwatch:PutMetricStream", putStreamInput(draft, arnsOf(draft, await currentCaller())));
}

export async function switchStreams(Names: string[], isOn: boolean): Promise<ActionAnswer<unknown>> {
  return thenRefresh(await perform(isOn ? "cloudwatch:StartMetricStreams" : "cloudwatch:StopMetricStreams", { Names }));
}

/** Deletes streams one by one and stops at the first refusal. */
export async function deleteStreams(names: string[]): Promise<ActionAnswer<unknown>> {
  let answer: ActionAnswer<unknown> = { ok: true, output: undefined };
  for (const Name of names) {
    answer = await perform("cloudwatch:DeleteMetricStream", { Name });
    if (!answer.ok) break;
  }
  return thenRefresh(answer);
}

export async function deleteFirehose(DeliveryStreamName: string): Promise<ActionAnswer<unknown>> {
  return thenRefresh(await perform("firehose:DeleteDeliveryStream", { DeliveryStreamName }));
}

export async function changeStreamTags(
  ResourceARN: string,
  changed: Record<string, string>,
  gone: string[],
): Promise<ActionAnswer<unknown>> {
  const Tags = Object.entries(changed).map(([Key, Value]) => ({ Key, Value }));
  if (Tags.length > 0) {
    const answer = await perform("cloudwatch:TagResource", { ResourceARN, Tags });
    if (!answer.ok) return answer;
  }
  if (gone.length === 0) return thenRefresh({ ok: true, output: undefined });
  return thenRefresh(await perform("cloudwatch:UntagResource", { ResourceARN, TagKeys: gone }));
}

function thenRefresh(answer: ActionAnswer<unknown>): ActionAnswer<unknown> {
  refresh();
  return answer;
}
