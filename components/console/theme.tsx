"use client";

import { useEffect } from "react";
import type { Theme } from "./preferences";

const DARK = "awsui-dark-mode";

/** Shows the theme at once. */
export function applyTheme(theme: Theme): void {
  const dark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.body.classList.toggle(DARK, dark);
}

/** Keeps the page in the chosen theme, also when the system's changes while it is open. */
export function ThemeKeeper({ theme }: { theme: Theme }) {
  useEffect(() => {
    const apply = () => applyTheme(theme);
    apply();
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", apply);
    return () => system.removeEventListener("change", apply);
  }, [theme]);
  return null;
}
