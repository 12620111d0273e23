"use client";

import { TagPanel } from "@/components/console/tag-panel";
import { changeTags } from "../actions";

/** The tags of a log group. */
export function TagList({ arn, tags }: { arn: string; tags: Readonly<Record<string, string>> }) {
  return <TagPanel tags={tags} onSave={(changed, gone) => changeTags(arn, changed, gone)} />;
}
