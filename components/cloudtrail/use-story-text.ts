"use client";

import { useTranslations } from "next-intl";
import { storyOf, type Told } from "@/lib/services/trail/model/story";
import { storyText } from "./story-text";

/** Says an event in one sentence of the reader's language; see `storyText`. */
export function useStoryText(): (event: Told, overwrote?: boolean) => string {
  const t = useTranslations("stories");
  return (event, overwrote) => storyText(t, storyOf(event), overwrote);
}
