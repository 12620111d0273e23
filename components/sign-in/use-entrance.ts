"use client";

import { signIn } from "next-auth/react";
import { useState } from "react";

/**
 * Why the door stayed shut. `mfa`: the password was right, and a code is wanted beside it. `newPassword`: all was right, but the
 * password must be changed first. `weakPassword`: the new one will not do.
 */
export type Refusal = "wrong" | "throttled" | "unavailable" | "mfa" | "newPassword" | "weakPassword";

type Entrance = {
  /** Signs in; answers why not, or nothing when the page is on its way into the console. */
  enter: (provider: string, credentials: Record<string, string>) => Promise<Refusal | undefined>;
  entering: boolean;
  refusal: Refusal | undefined;
  /** What IAM says of a new password that will not do. */
  weakness: string | undefined;
};

/** next-auth's name for wrong credentials, and IAM's error codes for the rest. */
const REFUSALS: Record<string, Refusal> = {
  CredentialsSignin: "wrong",
  Throttling: "throttled",
  MfaRequired: "mfa",
  PasswordChangeRequired: "newPassword",
  PasswordPolicyViolationException: "weakPassword",
};

/** Signs in through next-auth and goes to `to`. */
export function useEntrance(to: string): Entrance {
  const [entering, setEntering] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [weakness, setWeakness] = useState<string>();
  const enter = async (provider: string, credentials: Record<string, string>) => {
    setEntering(true);
    setRefusal(undefined);
    const answer = await signIn(provider, { ...credentials, redirect: false }).catch(() => undefined);
    if (answer?.ok) {
      // A whole new document: nothing that was loaded for nobody may be shown to somebody.
      window.location.assign(to);
      return undefined;
    }
    const [code = "", ...message] = (answer?.error ?? "").split(" ");
    const why = REFUSALS[code] ?? "unavailable";
    setRefusal(why);
    setWeakness(message.join(" ") || undefined);
    setEntering(false);
    return why;
  };
  return { enter, entering, refusal, weakness };
}
