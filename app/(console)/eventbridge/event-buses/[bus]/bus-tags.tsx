"use client";

import { TagPanel } from "@/components/console/tag-panel";
import { changeTags } from "../../rules/actions";

/** The tags of an event bus. */
export function BusTags({ arn, tags }: { arn: string; tags: Readonly<Record<string, string>> }) {
  return <TagPanel tags={tags} onSave={(changed, gone) => changeTags(arn, changed, gone)} />;
}
