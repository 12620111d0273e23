"use server";

import { refresh } from "next/cache";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";

type Tag = { key: string; value: string };

/** Makes a user's tags those of the form: what is gone is taken away first, so that the quota holds. */
export async function saveTags(userName: string, before: Tag[], tags: Tag[]): Promise<ActionAnswer<unknown>> {
  const gone = before.filter(({ key }) => !tags.some((tag) => tag.key === key)).map(({ key }) => key);
  const changed = tags.filter(({ key, value }) => !before.some((tag) => tag.key === key && tag.value === value));
  if (gone.length > 0) {
    const answer = await perform("iam:UntagUser", { UserName: userName, TagKeys: gone });
    if (!answer.ok) return answer;
  }
  if (changed.length > 0) {
    const set = changed.map(({ key, value }) => ({ Key: key, Value: value }));
    const answer = await perform("iam:TagUser", { UserName: userName, Tags: set });
    if (!answer.ok) return answer;
  }
  refresh();
  return { ok: true, output: undefined };
}
