import { cookies } from "next/headers";
import { encode } from "next-auth/jwt";
import { CONSOLE_SESSION_SECONDS, type SignedIn } from "@/lib/services/iam/model/sign-in";
import { authOptions } from "./auth-options";

/** Puts another session in the place of the one in the cookie, as when a person changes roles; it ends when that would have. */
export async function writeSignedIn(signedIn: SignedIn): Promise<void> {
  const options = authOptions();
  const { name = "", options: attributes } = options.cookies?.sessionToken ?? {};
  const restSeconds = CONSOLE_SESSION_SECONDS - Math.floor((Date.now() - signedIn.at) / 1000);
  const token = await encode({ token: { signedIn }, secret: options.secret ?? "", maxAge: restSeconds });
  await clearSession();
  (await cookies()).set(name, token, { ...attributes, maxAge: restSeconds });
}

/** Takes the session's cookie away; next-auth cuts a long one into numbered pieces, so those go too. */
export async function clearSession(): Promise<void> {
  const { name = "", options: attributes } = authOptions().cookies?.sessionToken ?? {};
  const jar = await cookies();
  for (const cookie of jar.getAll()) {
    if (cookie.name === name || cookie.name.startsWith(`${name}.`)) {
      jar.set(cookie.name, "", { ...attributes, maxAge: 0 });
    }
  }
}
