import type { User } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { serviceCaller } from "@/lib/platform/caller";
import { isAwsError } from "@/lib/platform/errors";
import { settings } from "@/lib/platform/settings";
import { dispatch } from "@/lib/services/invoke";
import { originOf } from "./origin";

type Headers = Record<string, string> | undefined;
type Answer = { accountId: string; kind: "root" | "user"; userId?: string };

/** The ways in: root by e-mail, an IAM user of an account, and in open mode the root user without a word. */
export function providers() {
  const text = { type: "text" } as const;
  const password = { type: "password" } as const;
  return [
    CredentialsProvider({
      id: "root",
      credentials: { email: text, password },
      authorize: (given, request) =>
        signIn({ Kind: "root", Email: given?.email ?? "", Password: given?.password ?? "" }, request.headers),
    }),
    CredentialsProvider({
      id: "user",
      credentials: { account: text, userName: text, password },
      authorize: (given, request) => {
        const { account = "", userName = "", password = "" } = given ?? {};
        return signIn({ Kind: "user", Account: account, UserName: userName, Password: password }, request.headers);
      },
    }),
    ...(settings().auth === "open"
      ? [
          CredentialsProvider({
            id: "open",
            credentials: {},
            authorize: (_, request) => signIn({ Kind: "open" }, request.headers),
          }),
        ]
      : []),
  ];
}

/** Asks IAM; `null` is next-auth's word for wrong credentials. Which part was wrong stays on the server. */
async function signIn(credentials: object, headers: Headers): Promise<User | null> {
  const { accountId, region } = settings();
  const caller = {
    ...serviceCaller("signin.amazonaws.com", accountId, region),
    origin: originOf({ get: (name) => headers?.[name] }),
  };
  try {
    const answer = (await dispatch(caller, "iam:SignIn", credentials)) as Answer;
    return { id: answer.userId ?? answer.accountId, signedIn: answer };
  } catch (error) {
    if (isAwsError(error) && error.code !== "InternalFailure") return null;
    throw error;
  }
}
