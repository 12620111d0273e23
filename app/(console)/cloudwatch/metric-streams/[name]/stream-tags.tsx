"use client";

import { TagPanel } from "@/components/console/tag-panel";
import { changeStreamTags } from "../actions";

/** The tags of a metric stream. */
export function StreamTags({ arn, tags }: { arn: string; tags: Readonly<Record<string, string>> }) {
  return <TagPanel tags={tags} onSave={(changed, gone) => changeStreamTags(arn, changed, gone)} />;
}
