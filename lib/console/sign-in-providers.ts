import type { User } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import type { Origin } from "@/lib/platform/caller";
import { isAwsError } from "@/lib/platform/errors";
import { settings } from "@/lib/platform/settings";
import type { SignedIn, SignInInput } from "@/lib/services/iam/model/sign-in";
import { originOf } from "./origin";
import { changePassword, checkCredentials } from "./password-check";
import { oidcProvider } from "./single-sign-on";

type Request = { headers?: Record<string, string> };

/**
 * The ways in: root by e-mail, an IAM user of an account, somebody whom the operator's issuer knows, in open mode the root user
 * and in the demo its people without a word.
 */
export function providers() {
  const { singleSignOn } = settings();
  const text = { type: "text" } as const;
  const password = { type: "password" } as const;
  return [
    CredentialsProvider({
      id: "root",
      credentials: { email: text, password, mfaCode: text },
      authorize: (given, request) => {
        const { email = "", password: typed = "", mfaCode = "" } = given ?? {};
        return enter({ Kind: "root", Email: email, Password: typed, MfaCode: mfaCode }, "", request);
      },
    }),
    CredentialsProvider({
      id: "user",
      credentials: { account: text, userName: text, password, mfaCode: text, newPassword: password },
      authorize: (given, request) => {
        const { account = "", userName = "", password: typed = "", mfaCode = "", newPassword = "" } = given ?? {};
        const who = { Kind: "user", Account: account, UserName: userName, Password: typed, MfaCode: mfaCode } as const;
        return enter(who, newPassword, request);
      },
    }),
    CredentialsProvider({
      id: "open",
      credentials: {},
      authorize: (_, request) => enter({ Kind: "open" }, "", request),
    }),
    CredentialsProvider({
      id: "demo",
      credentials: { userName: text },
      authorize: (given, request) => enter({ Kind: "demo", UserName: given?.userName ?? "" }, "", request),
    }),
    ...(singleSignOn ? [oidcProvider(singleSignOn)] : []),
  ];
}

/**
 * `null` is next-auth's word for wrong credentials; which part was wrong stays on the server. For what else stands in the
 * way next-auth hands the message of a thrown error to the page, so that is IAM's error code and, of a new password that is too
 * weak, what is wrong with it.
 */
async function enter(given: SignInInput, newPassword: string, { headers }: Request): Promise<User | null> {
  try {
    const signedIn = await comeIn(given, newPassword, originOf({ get: (name) => headers?.[name] }));
    return { id: signedIn.userId ?? signedIn.accountId, signedIn };
  } catch (error) {
    if (!isAwsError(error)) throw error;
    if (error.code === "AccessDenied") return null;
    throw new Error(error.code === "PasswordPolicyViolationException" ? `${error.code} ${error.message}` : error.code);
  }
}

/** A password that must be changed is changed on the way in, when a new one comes along. */
async function comeIn(given: SignInInput, newPassword: string, origin: Origin): Promise<SignedIn> {
  if (given.Kind !== "user" || newPassword === "") return checkCredentials(given, origin);
  const { mustChange, ...session } = await checkCredentials({ ...given, ChangesPassword: true }, origin);
  return mustChange ? changePassword(session, given.Password, newPassword, origin) : session;
}
