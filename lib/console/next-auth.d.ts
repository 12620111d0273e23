import type { SignedIn } from "@/lib/services/iam/model/sign-in";

declare module "next-auth" {
  interface User {
    signedIn: SignedIn;
  }
  interface Session {
    signedIn?: SignedIn;
  }
}

declare module "next-auth/jwt" {
  /** Who signed in and when: all that the session's cookie holds. */
  interface JWT {
    signedIn?: SignedIn;
  }
}
