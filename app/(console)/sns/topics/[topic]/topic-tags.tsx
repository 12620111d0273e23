"use client";

import { TagPanel } from "@/components/console/tag-panel";
import { changeTopicTags } from "../actions";

/** The tags of a topic. */
export function TopicTags({ arn, tags }: { arn: string; tags: Readonly<Record<string, string>> }) {
  return <TagPanel tags={tags} onSave={(changed, gone) => changeTopicTags(arn, changed, gone)} />;
}
