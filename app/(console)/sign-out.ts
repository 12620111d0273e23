"use server";

import { redirect } from "next/navigation";
import { clearSession } from "@/lib/console/session-cookie";

/** Ends the session by taking its cookie away. */
export async function signOut(): Promise<void> {
  await clearSession();
  redirect("/sign-in");
}
