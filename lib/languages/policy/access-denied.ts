/** The kinds of policy that take part in a decision. */
export type Layer = "identity" | "resource" | "trust" | "boundary" | "session";

/** How AWS names each kind of policy (IAM User Guide, "Troubleshoot access denied error messages"). */
const NAMES: Record<Layer, { readonly one: string; readonly none: string }> = {
  identity: { one: "an identity-based policy", none: "no identity-based policy" },
  resource: { one: "a resource-based policy", none: "no resource-based policy" },
  trust: { one: "the role trust policy", none: "no role trust policy" },
  boundary: { one: "a permissions boundary", none: "no permissions boundary" },
  session: { one: "a session policy", none: "no session policy" },
};

/** The end of an AccessDenied message: "because no identity-based policy allows the sns:Publish action". */
export function reasonOf(effect: "explicitDeny" | "implicitDeny", layer: Layer, action: string): string {
  const { one, none } = NAMES[layer];
  return effect === "explicitDeny" ? `with an explicit deny in ${one}` : `because ${none} allows the ${action} action`;
}

/** The whole message as AWS words it. An action without a resource of its own (`*`) is named alone. */
export function accessDeniedMessage(principalArn: string, action: string, resource: string, reason: string): string {
  const on = resource === "*" ? "" : ` on resource: ${resource}`;
  return `User: ${principalArn} is not authorized to perform: ${action}${on} ${reason}`;
}
