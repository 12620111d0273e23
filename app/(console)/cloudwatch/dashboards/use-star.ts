"use client";

import { useFlash } from "@/components/console/flash";
import { starDashboard } from "./actions";

/** Stars a dashboard, or takes the star away; a refusal is said at the top of the page. */
export function useStar(): (name: string, isStarred: boolean) => Promise<void> {
  const flash = useFlash();
  return async (name, isStarred) => {
    const answer = await starDashboard(name, isStarred);
    if (!answer.ok) flash.show({ type: "error", content: answer.error.message });
  };
}
