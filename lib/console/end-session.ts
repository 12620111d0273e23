import { serviceCaller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import { consoleSessionId } from "@/lib/services/authenticate";
import type { SignedIn } from "@/lib/services/iam/model/sign-in";
import { invoke } from "@/lib/services/invoke";
import { consoleSessionOf } from "./console-session";

/** Ends a session on the server, so that a copy of its cookie is good for nothing either. Whoever is nobody has none to end. */
export async function endSession(signedIn: SignedIn | undefined): Promise<void> {
  if (!signedIn) return;
  const page = serviceCaller("signin.amazonaws.com", signedIn.accountId, settings().region);
  await invoke(page, "iam:EndConsoleSession", { SessionId: consoleSessionId(consoleSessionOf(signedIn)) });
}
