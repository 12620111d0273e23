import type { ConsoleSession } from "@/lib/services/authenticate";
import type { SignedIn } from "@/lib/services/iam/model/sign-in";

/** What the cookie holds, as authentication asks for it. */
export function consoleSessionOf(signedIn: SignedIn): ConsoleSession {
  const { accountId, kind, at, mfa, role } = signedIn;
  return {
    accountId,
    kind,
    signedInAt: new Date(at),
    ...(mfa === undefined ? {} : { mfa }),
    ...(signedIn.kind === "user" && signedIn.userId !== undefined ? { userId: signedIn.userId } : {}),
    ...(signedIn.kind === "session" ? { sessionKeyId: signedIn.accessKeyId } : {}),
    ...(role ? { roleKeyId: role.accessKeyId } : {}),
  };
}
