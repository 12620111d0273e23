import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import type { Caller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import { consoleCaller, consolePerson } from "@/lib/services/authenticate";
import type { SignedIn } from "@/lib/services/iam/model/sign-in";
import { authOptions } from "./auth-options";
import { consoleSessionOf } from "./console-session";
import { requestOrigin } from "./origin";
import { PATH_HEADER, REGION_HEADER } from "./request-headers";

/** The one who is signed in, with today's policies, in the Region of this request. Leads to the sign-in page when nobody is. */
export async function currentCaller(): Promise<Caller> {
  return (await findCaller()) ?? toSignIn();
}

/** As `currentCaller`, for those who answer otherwise when nobody is signed in. Looked up once a request. */
export const findCaller = cache(async (): Promise<Caller | undefined> => {
  const signedIn = await readSignedIn();
  if (!signedIn) return undefined;
  return consoleCaller(consoleSessionOf(signedIn), await currentRegion(), await requestOrigin());
});

/** The person who is signed in, whatever role they have switched to. Leads to the sign-in page when nobody is. */
export async function currentPerson(): Promise<{ person: Caller; signedIn: SignedIn }> {
  const signedIn = await readSignedIn();
  const person =
    signedIn && (await consolePerson(consoleSessionOf(signedIn), await currentRegion(), await requestOrigin()));
  return signedIn && person ? { person, signedIn } : toSignIn();
}

/** What the session's cookie says, whether or not it still holds. */
export const readSignedIn = cache(async (): Promise<SignedIn | undefined> => {
  // next-auth reads the request's cookies and headers itself; touching them here keeps Next from rendering this ahead of time.
  await cookies();
  return (await getServerSession(authOptions()))?.signedIn;
});

/** The Region of this request, as proxy.ts settled it. */
export async function currentRegion(): Promise<string> {
  return (await headers()).get(REGION_HEADER) ?? settings().region;
}

async function toSignIn(): Promise<never> {
  const path = (await headers()).get(PATH_HEADER) ?? "/";
  redirect(`/sign-in?to=${encodeURIComponent(path)}`);
}
