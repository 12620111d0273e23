import type { NextAuthOptions, User } from "next-auth";
import { secret, settings } from "@/lib/platform/settings";
import { CONSOLE_SESSION_SECONDS } from "@/lib/services/iam/model/sign-in";
import { endSession } from "./end-session";
import { providers } from "./sign-in-providers";
import { takeIn } from "./single-sign-on";

/**
 * next-auth's options. Sessions are signed and encrypted cookies of 12 hours, AWS's longest for the console; they name who
 * signed in and nothing of what they may do, which is looked up for each request.
 */
export function authOptions(): NextAuthOptions {
  const { consoleUrl } = settings();
  const secure = consoleUrl.startsWith("https:");
  // next-auth builds its own links from this variable and has no option for it.
  process.env.NEXTAUTH_URL ??= consoleUrl;
  const cookie = { httpOnly: true, sameSite: "lax", secure, path: "/" } as const;
  const prefix = secure ? "__Secure-mirante" : "mirante";
  return {
    secret: secret("next-auth").toString("base64"),
    session: { strategy: "jwt", maxAge: CONSOLE_SESSION_SECONDS },
    useSecureCookies: secure,
    cookies: {
      sessionToken: { name: `${prefix}-session`, options: cookie },
      csrfToken: { name: `${prefix}-csrf`, options: cookie },
      callbackUrl: { name: `${prefix}-callback`, options: cookie },
    },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: providers(),
    // next-auth's own sign-out takes the cookie away; what ends the session itself is this.
    events: { signOut: ({ token }) => endSession(token?.signedIn) },
    callbacks: {
      signIn: ({ user, account, profile }) =>
        account?.provider === "oidc" && profile ? takeIn(user as User, account.id_token, { ...profile }) : true,
      jwt: ({ token, user }) => (user ? { signedIn: user.signedIn } : token),
      session: ({ session, token }) => ({ ...session, signedIn: token.signedIn }),
    },
  };
}
