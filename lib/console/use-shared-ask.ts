"use client";

import superjson from "superjson";
import type { VariableValues } from "@/lib/services/dashboards/model/variables";
import type { Ask } from "./use-ask";
import { LiveError } from "./use-live";

/** How a shared page that is open in a browser asks: with its link alone. Throws LiveError. */
export function askSharedIn(token: string, variables: VariableValues): (region: string) => Ask {
  return (region) =>
    (async (action: string, input: object) => {
      const response = await fetch("/api/public-dashboard", {
        method: "POST",
        headers: { "content-type": "application/json" },
        credentials: "omit",
        body: superjson.stringify({ token, region, variables, action, input }),
      });
      const answer = superjson.parse<{ output: unknown } | { error: { code: string; message: string } }>(
        await response.text(),
      );
      if ("error" in answer) throw new LiveError(answer.error.code, answer.error.message);
      return answer.output;
    }) as Ask;
}
