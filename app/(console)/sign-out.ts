"use server";

import { redirect } from "next/navigation";
import { endSession } from "@/lib/console/end-session";
import { readSignedIn } from "@/lib/console/session";
import { clearSession } from "@/lib/console/session-cookie";

/** Ends the session, for every copy of its cookie, and takes this one away. */
export async function signOut(): Promise<void> {
  await endSession(await readSignedIn());
  await clearSession();
  redirect("/sign-in");
}
