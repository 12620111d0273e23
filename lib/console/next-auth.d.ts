import type { SignedIn } from "./signed-in";

declare module "next-auth" {
  interface User {
    signedIn: Omit<SignedIn, "at">;
  }
  interface Session {
    signedIn?: SignedIn;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    signedIn?: SignedIn;
  }
}
