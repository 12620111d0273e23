import { cookies } from "next/headers";
import { isRoleColour, type RoleChoice } from "@/components/console/account";
import { settings } from "@/lib/platform/settings";

const COOKIE = "mirante-roles";
const MAXIMUM = 5;
const YEAR_SECONDS = 365 * 86_400;

/** The roles that were in use lately in this browser, the newest first. */
export async function readRecentRoles(): Promise<RoleChoice[]> {
  return parseRecentRoles((await cookies()).get(COOKIE)?.value ?? "");
}

export async function rememberRole(role: RoleChoice): Promise<void> {
  const others = (await readRecentRoles()).filter(
    ({ accountId, roleName }) => accountId !== role.accountId || roleName !== role.roleName,
  );
  const value = Buffer.from(JSON.stringify([role, ...others].slice(0, MAXIMUM))).toString("base64url");
  const secure = settings().consoleUrl.startsWith("https:");
  (await cookies()).set(COOKIE, value, { httpOnly: true, sameSite: "lax", secure, path: "/", maxAge: YEAR_SECONDS });
}

/** A cookie is whatever the browser sends: what is no choice of a role is left out. */
export function parseRecentRoles(cookie: string): RoleChoice[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cookie, "base64url").toString());
  } catch {
    // No list, so no roles.
    return [];
  }
  return Array.isArray(parsed) ? parsed.flatMap(choiceOf).slice(0, MAXIMUM) : [];
}

function choiceOf(item: unknown): RoleChoice[] {
  const { accountId, roleName, displayName, colour } = (item ?? {}) as Record<string, unknown>;
  if (typeof accountId !== "string" || typeof roleName !== "string") return [];
  return [
    {
      accountId,
      roleName,
      ...(typeof displayName === "string" ? { displayName } : {}),
      ...(isRoleColour(colour) ? { colour } : {}),
    },
  ];
}
