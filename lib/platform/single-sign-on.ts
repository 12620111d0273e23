/** How people sign in through an OpenID Connect issuer of the operator's, and which roles they get. */
export type SingleSignOn = {
  issuer: string;
  clientId: string;
  clientSecret: string | undefined;
  /** What the button on the sign-in page calls the issuer. */
  label: string;
  /** The claim whose values decide the role, and the claim that names the person in records. */
  roleClaim: string;
  nameClaim: string;
  /** Values of the role claim and the roles that they stand for, the strongest first. */
  roles: readonly { value: string; role: string }[];
};

type Read = (name: string) => string | undefined;

/** Reads the settings of single sign-on; undefined when no issuer is named. What is wrong is told in `wrong`. */
export function readSingleSignOn(value: Read, wrong: string[]): SingleSignOn | undefined {
  const issuer = value("MIRANTE_OIDC_ISSUER");
  if (issuer === undefined) return undefined;
  if (!/^https?:\/\/[^\s?#]+$/.test(issuer))
    wrong.push("MIRANTE_OIDC_ISSUER: not an address such as https://login.example.com");
  const clientId = value("MIRANTE_OIDC_CLIENT_ID") ?? "";
  if (clientId === "") wrong.push("MIRANTE_OIDC_CLIENT_ID: missing, though MIRANTE_OIDC_ISSUER is set");
  const roles = (value("MIRANTE_OIDC_ROLES") ?? "").split(",").flatMap((pair) => roleOf(pair.trim(), wrong));
  if (roles.length === 0) wrong.push("MIRANTE_OIDC_ROLES: no role, such as admins=Administrator,*=ReadOnly");
  return {
    issuer,
    clientId,
    clientSecret: value("MIRANTE_OIDC_CLIENT_SECRET"),
    label: value("MIRANTE_OIDC_NAME") ?? issuer.replace(/^https?:\/\//, ""),
    roleClaim: value("MIRANTE_OIDC_ROLE_CLAIM") ?? "groups",
    nameClaim: value("MIRANTE_OIDC_NAME_CLAIM") ?? "email",
    roles,
  };
}

/** The roles of somebody whose token says this, the strongest first. `*` stands for everybody. */
export function rolesOfClaims({ roleClaim, roles }: SingleSignOn, claims: Readonly<Record<string, unknown>>): string[] {
  const said = claims[roleClaim];
  const values = new Set(typeof said === "string" ? [said] : Array.isArray(said) ? said : []);
  return roles.filter(({ value }) => value === "*" || values.has(value)).map(({ role }) => role);
}

/** The name that records call somebody by: of the characters that a role's session may have, sixty-four at most. */
export function sessionNameOf({ nameClaim }: SingleSignOn, claims: Readonly<Record<string, unknown>>): string {
  const said = [claims[nameClaim], claims.preferred_username, claims.sub].find((name) => typeof name === "string");
  return String(said ?? "")
    .replace(/[^\w+=,.@-]/g, "-")
    .slice(0, 64)
    .padEnd(2, "-");
}

function roleOf(pair: string, wrong: string[]): SingleSignOn["roles"] {
  if (pair === "") return [];
  const [, value = "", role = ""] = /^(.+)=([\w+,.@/-]+)$/.exec(pair) ?? [];
  if (value === "") wrong.push(`MIRANTE_OIDC_ROLES: "${pair}" is not value=RoleName`);
  return value === "" ? [] : [{ value, role }];
}
