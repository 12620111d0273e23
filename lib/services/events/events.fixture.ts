import { expect } from "vitest";
import { rootCaller } from "@/lib/platform/caller";

export const REGION = "us-east-1";
const origin = { sourceIPAddress: "203.0.113.9", userAgent: "test" };
export const root = (account: string) => rootCaller(account, REGION, origin);
export const topic = (account: string, name = "t") => `arn:aws:sns:${REGION}:${account}:${name}`;

/** What a refused call is rejected with. */
export const refused = (code: string, message: string | RegExp) =>
  expect.objectContaining({ code, message: typeof message === "string" ? message : expect.stringMatching(message) });
