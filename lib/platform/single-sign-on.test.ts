import { expect, test } from "vitest";
import { readSingleSignOn, rolesOfClaims, sessionNameOf } from "./single-sign-on";

const read = (environment: Record<string, string>) => {
  const wrong: string[] = [];
  return { settings: readSingleSignOn((name) => environment[name], wrong), wrong };
};
const WHOLE = {
  MIRANTE_OIDC_ISSUER: "https://login.example.com",
  MIRANTE_OIDC_CLIENT_ID: "mirante",
  MIRANTE_OIDC_ROLES: "admins=Administrator, devs=team/Developer,*=ReadOnly",
};
const { settings: sso } = read(WHOLE);

test("without an issuer there is none, and half of it is said", () => {
  expect(read({})).toEqual({ settings: undefined, wrong: [] });
  expect(read({ MIRANTE_OIDC_ISSUER: "https://login.example.com" }).wrong).toHaveLength(2);
  expect(read({ ...WHOLE, MIRANTE_OIDC_ISSUER: "login" }).wrong).toHaveLength(1);
  expect(read({ ...WHOLE, MIRANTE_OIDC_ROLES: "admins" }).wrong[0]).toContain('"admins" is not value=RoleName');
});

test("values of a claim stand for roles, the strongest first, and a star for everybody", () => {
  if (!sso) throw new Error("no settings");
  expect(rolesOfClaims(sso, { groups: ["devs", "admins"] })).toEqual(["Administrator", "team/Developer", "ReadOnly"]);
  expect(rolesOfClaims(sso, { groups: "devs" })).toEqual(["team/Developer", "ReadOnly"]);
  expect(rolesOfClaims(sso, {})).toEqual(["ReadOnly"]);
});

test("a person's name is made fit for a session", () => {
  if (!sso) throw new Error("no settings");
  expect(sessionNameOf(sso, { email: "ana@example.com", sub: "1" })).toBe("ana@example.com");
  expect(sessionNameOf(sso, { preferred_username: "Ana Silva", sub: "1" })).toBe("Ana-Silva");
  expect(sessionNameOf(sso, { sub: "1" })).toBe("1-");
  expect(sessionNameOf(sso, { sub: "x".repeat(100) })).toHaveLength(64);
});
