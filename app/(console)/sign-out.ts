"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { authOptions } from "@/lib/console/auth-options";

/** Ends the session by taking its cookie away; next-auth cuts a long one into numbered pieces, so those go too. */
export async function signOut(): Promise<void> {
  const name = authOptions().cookies?.sessionToken?.name ?? "";
  const jar = await cookies();
  for (const cookie of jar.getAll()) {
    if (cookie.name === name || cookie.name.startsWith(`${name}.`)) {
      jar.set(cookie.name, "", { ...authOptions().cookies?.sessionToken?.options, maxAge: 0 });
    }
  }
  redirect("/sign-in");
}
