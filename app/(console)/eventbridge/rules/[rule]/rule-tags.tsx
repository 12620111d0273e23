"use client";

import { TagPanel } from "@/components/console/tag-panel";
import { changeTags } from "../actions";

/** The tags of a rule. */
export function RuleTags({ arn, tags }: { arn: string; tags: Readonly<Record<string, string>> }) {
  return <TagPanel tags={tags} onSave={(changed, gone) => changeTags(arn, changed, gone)} />;
}
