"use client";

import { signIn } from "next-auth/react";
import { useState } from "react";

type Entrance = {
  enter: (provider: string, credentials: Record<string, string>) => Promise<void>;
  entering: boolean;
  /** The message to show for a try that failed. */
  problem: "wrong" | "unavailable" | undefined;
};

/** Signs in through next-auth and goes to `to`. */
export function useEntrance(to: string): Entrance {
  const [entering, setEntering] = useState(false);
  const [problem, setProblem] = useState<Entrance["problem"]>();
  const enter = async (provider: string, credentials: Record<string, string>) => {
    setEntering(true);
    setProblem(undefined);
    const answer = await signIn(provider, { ...credentials, redirect: false }).catch(() => undefined);
    if (answer?.ok) {
      // A whole new document: nothing that was loaded for nobody may be shown to somebody.
      window.location.assign(to);
      return;
    }
    setProblem(answer?.error === "CredentialsSignin" ? "wrong" : "unavailable");
    setEntering(false);
  };
  return { enter, entering, problem };
}
