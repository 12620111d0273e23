/** Who is signed in, as the shell shows it. */
export type Account = {
  accountId: string;
  /** The name to show: an IAM user's name, or "root". */
  name: string;
  isRoot: boolean;
  /** Who switched to the role that is in use, and the colour they gave it. */
  role?: { person: string; displayName?: string; colour?: RoleColour };
  /** Roles that were in use lately, for a way back to them. */
  recentRoles?: readonly RoleChoice[];
};

/** A role as somebody chose it on the page for switching roles. */
export type RoleChoice = { accountId: string; roleName: string; displayName?: string; colour?: RoleColour };

export const ROLE_COLOURS = {
  red: "#d91515",
  orange: "#eb6f00",
  yellow: "#e6a700",
  green: "#1d8102",
  blue: "#0972d3",
} as const;
export type RoleColour = keyof typeof ROLE_COLOURS;

export function isRoleColour(text: unknown): text is RoleColour {
  return typeof text === "string" && Object.hasOwn(ROLE_COLOURS, text);
}

/** 1234-5678-9012, the form in which AWS's console shows an account id. */
export function groupedAccountId(accountId: string): string {
  return accountId.replace(/^(\d{4})(\d{4})(\d{4})$/, "$1-$2-$3");
}
