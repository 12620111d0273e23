"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { PreferenceName, Preferences } from "./preferences";

/** Remembers a choice and shows the page anew. */
export type ChoosePreference = (name: PreferenceName, value: string) => Promise<void>;

type Known = { preferences: Preferences; choose: ChoosePreference };

const PreferencesContext = createContext<Known>({
  preferences: { locale: "en", theme: "system", timeZone: "local" },
  choose: async () => undefined,
});

/** What the person has chosen, and how to choose otherwise. */
export function usePreferences(): Known {
  return useContext(PreferencesContext);
}

export function PreferencesProvider({ preferences, choose, children }: Known & { children: ReactNode }) {
  return <PreferencesContext value={{ preferences, choose }}>{children}</PreferencesContext>;
}
