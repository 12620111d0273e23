"use client";

import { signIn } from "next-auth/react";
import { useState } from "react";

/** Why the door stayed shut. `newPassword`: the password was right, but must be changed first. */
export type Refusal = "wrong" | "throttled" | "unavailable" | "newPassword";

type Entrance = {
  /** Signs in; answers why not, or nothing when the page is on its way into the console. */
  enter: (provider: string, credentials: Record<string, string>) => Promise<Refusal | undefined>;
  entering: boolean;
  refusal: Refusal | undefined;
};

/** next-auth's name for wrong credentials, and IAM's error codes for the rest. */
const REFUSALS: Record<string, Refusal> = {
  CredentialsSignin: "wrong",
  Throttling: "throttled",
  PasswordChangeRequired: "newPassword",
};

/** Signs in through next-auth and goes to `to`. */
export function useEntrance(to: string): Entrance {
  const [entering, setEntering] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const enter = async (provider: string, credentials: Record<string, string>) => {
    setEntering(true);
    setRefusal(undefined);
    const answer = await signIn(provider, { ...credentials, redirect: false }).catch(() => undefined);
    if (answer?.ok) {
      // A whole new document: nothing that was loaded for nobody may be shown to somebody.
      window.location.assign(to);
      return undefined;
    }
    const why = REFUSALS[answer?.error ?? ""] ?? "unavailable";
    setRefusal(why);
    setEntering(false);
    return why;
  };
  return { enter, entering, refusal };
}
