"use client";

import { useEffect, useState } from "react";

/**
 * Whether something covers the whole screen. The page itself goes into full screen, because menus and dialogs are drawn outside
 * of whatever would be put there alone; a browser that refuses still lets it cover the page.
 */
export function useFullScreen(): { isOn: boolean; toggle: () => void } {
  const [isOn, setOn] = useState(false);
  useEffect(() => {
    const follow = () => setOn(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", follow);
    return () => document.removeEventListener("fullscreenchange", follow);
  }, []);
  useEffect(() => {
    if (!isOn) return;
    const leave = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented && !document.fullscreenElement) setOn(false);
    };
    document.addEventListener("keydown", leave);
    return () => document.removeEventListener("keydown", leave);
  }, [isOn]);
  const toggle = () => {
    setOn(!isOn);
    const change = isOn
      ? document.fullscreenElement && document.exitFullscreen()
      : document.documentElement.requestFullscreen?.();
    if (change) change.catch(() => undefined);
  };
  return { isOn, toggle };
}
