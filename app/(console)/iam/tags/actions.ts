"use server";

import { refresh } from "next/cache";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";

type Tag = { key: string; value: string };

/** What carries tags: a user or a role by its name, a policy by its ARN. */
export type Tagged = { kind: "user" | "role" | "policy"; id: string };

/** Makes the tags those of the form: what is gone is taken away first, so that the quota holds. */
export async function saveTags(tagged: Tagged, before: Tag[], tags: Tag[]): Promise<ActionAnswer<unknown>> {
  const gone = before.filter(({ key }) => !tags.some((tag) => tag.key === key)).map(({ key }) => key);
  const changed = tags.filter(({ key, value }) => !before.some((tag) => tag.key === key && tag.value === value));
  if (gone.length > 0) {
    const answer = await untag(tagged, gone);
    if (!answer.ok) return answer;
  }
  if (changed.length > 0) {
    const answer = await tag(
      tagged,
      changed.map(({ key, value }) => ({ Key: key, Value: value })),
    );
    if (!answer.ok) return answer;
  }
  refresh();
  return { ok: true, output: undefined };
}

function tag({ kind, id }: Tagged, Tags: { Key: string; Value: string }[]): Promise<ActionAnswer<unknown>> {
  if (kind === "user") return perform("iam:TagUser", { UserName: id, Tags });
  if (kind === "role") return perform("iam:TagRole", { RoleName: id, Tags });
  return perform("iam:TagPolicy", { PolicyArn: id, Tags });
}

function untag({ kind, id }: Tagged, TagKeys: string[]): Promise<ActionAnswer<unknown>> {
  if (kind === "user") return perform("iam:UntagUser", { UserName: id, TagKeys });
  if (kind === "role") return perform("iam:UntagRole", { RoleName: id, TagKeys });
  return perform("iam:UntagPolicy", { PolicyArn: id, TagKeys });
}
