"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { useFlash } from "@/components/console/flash";
import { StoryPanel, type StoryPlaces } from "@/components/demo/story-panel";
import type { ActionAnswer } from "@/lib/console/action-answer";
import type { StoryState } from "@/lib/demo/story";
import { repairTable, tellStory } from "./demo-actions";

const LOOK_MILLIS = 3_000;

/** The panel on the first page; while the story is being told it looks every few seconds how far it has come. */
export function DemoStory({ state, places }: { state: StoryState; places: StoryPlaces }) {
  const t = useTranslations("demo.story");
  const router = useRouter();
  const flash = useFlash();
  const [working, setWorking] = useState(false);
  const isUnderWay = state.isTold && Object.values(state.done).includes(false);
  const look = useEffectEvent(() => {
    if (document.visibilityState === "visible") router.refresh();
  });
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(look, LOOK_MILLIS);
    return () => clearInterval(timer);
  }, [isUnderWay]);
  const act = async (deed: () => Promise<ActionAnswer>) => {
    setWorking(true);
    const answer = await deed();
    if (!answer.ok) flash.show({ type: "error", content: t("failed", { message: answer.error.message }) });
    router.refresh();
    setWorking(false);
  };
  return (
    <StoryPanel
      state={state}
      places={places}
      working={working}
      onBegin={() => void act(tellStory)}
      onEnd={() => void act(repairTable)}
    />
  );
}
