import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import type { Caller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import { consoleCaller } from "@/lib/services/authenticate";
import type { SignedIn } from "@/lib/services/iam/model/sign-in";
import { authOptions } from "./auth-options";
import { requestOrigin } from "./origin";
import { PATH_HEADER, REGION_HEADER } from "./request-headers";

/** The one who is signed in, with today's policies, in the Region of this request. Leads to the sign-in page when nobody is. */
export async function currentCaller(): Promise<Caller> {
  const caller = await findCaller();
  if (caller) return caller;
  const path = (await headers()).get(PATH_HEADER) ?? "/";
  redirect(`/sign-in?to=${encodeURIComponent(path)}`);
}

/** As `currentCaller`, for those who answer otherwise when nobody is signed in. Looked up once a request. */
export const findCaller = cache(async (): Promise<Caller | undefined> => {
  // next-auth reads the request's cookies and headers itself; touching them here keeps Next from rendering this ahead of time.
  await cookies();
  const session = await getServerSession(authOptions());
  return session?.signedIn && callerOf(session.signedIn);
});

/** One who signed in, as a caller in the Region of this request; undefined when they do not exist any more. */
export async function callerOf({ at, ...who }: SignedIn): Promise<Caller | undefined> {
  return consoleCaller({ ...who, signedInAt: new Date(at) }, await currentRegion(), await requestOrigin());
}

/** The Region of this request, as proxy.ts settled it. */
export async function currentRegion(): Promise<string> {
  return (await headers()).get(REGION_HEADER) ?? settings().region;
}
