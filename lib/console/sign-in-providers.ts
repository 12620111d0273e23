import type { User } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { isAwsError } from "@/lib/platform/errors";
import type { SignInInput } from "@/lib/services/iam/model/sign-in";
import { originOf } from "./origin";
import { checkCredentials } from "./password-check";

type Request = { headers?: Record<string, string> };

/** The ways in: root by e-mail, an IAM user of an account, in open mode the root user and in the demo its people without a word. */
export function providers() {
  const text = { type: "text" } as const;
  const password = { type: "password" } as const;
  return [
    CredentialsProvider({
      id: "root",
      credentials: { email: text, password },
      authorize: (given, request) =>
        enter({ Kind: "root", Email: given?.email ?? "", Password: given?.password ?? "" }, request),
    }),
    CredentialsProvider({
      id: "user",
      credentials: { account: text, userName: text, password },
      authorize: (given, request) => {
        const { account = "", userName = "", password: typed = "" } = given ?? {};
        return enter({ Kind: "user", Account: account, UserName: userName, Password: typed }, request);
      },
    }),
    CredentialsProvider({
      id: "open",
      credentials: {},
      authorize: (_, request) => enter({ Kind: "open" }, request),
    }),
    CredentialsProvider({
      id: "demo",
      credentials: { userName: text },
      authorize: (given, request) => enter({ Kind: "demo", UserName: given?.userName ?? "" }, request),
    }),
  ];
}

/**
 * `null` is next-auth's word for wrong credentials; which part was wrong stays on the server. For what else stands in the
 * way next-auth hands the message of a thrown error to the page, so that is IAM's error code.
 */
async function enter(given: SignInInput, { headers }: Request): Promise<User | null> {
  try {
    const signedIn = await checkCredentials(given, originOf({ get: (name) => headers?.[name] }));
    return { id: signedIn.userId ?? signedIn.accountId, signedIn };
  } catch (error) {
    if (!isAwsError(error)) throw error;
    if (error.code === "AccessDenied") return null;
    throw new Error(error.code);
  }
}
