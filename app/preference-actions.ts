"use server";

import { cookies } from "next/headers";
import { COOKIES, PREFERENCE_SECONDS, PREFERENCE_VALUES, type PreferenceName } from "@/components/console/preferences";

/** Remembers a choice of the person; Next then renders the page anew with it. Values that no preference has are ignored. */
export async function choosePreference(name: PreferenceName, value: string): Promise<void> {
  if (!Object.hasOwn(PREFERENCE_VALUES, name)) return;
  const values: readonly string[] = PREFERENCE_VALUES[name];
  if (!values.includes(value)) return;
  (await cookies()).set(COOKIES[name], value, { maxAge: PREFERENCE_SECONDS, sameSite: "lax", path: "/" });
}
