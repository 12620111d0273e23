import type { AddressInfo } from "node:net";
import NextAuth from "next-auth";
import { decode } from "next-auth/jwt";
import Provider from "oidc-provider";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase, pool } from "@/lib/platform/database";
import { settings } from "@/lib/platform/settings";
import { consoleCaller } from "@/lib/services/authenticate";
import { invoke } from "@/lib/services/invoke";
import { authOptions } from "./auth-options";
import { consoleSessionOf } from "./console-session";

// next-auth is driven here without Next around it; what Next tells of a request is this.
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-forwarded-for": "198.51.100.63", "user-agent": "Mozilla/5.0" }),
}));

const SECRET = "a secret of the client that is long enough";
const { accountId } = settings();
const root = rootCaller(accountId, "us-east-1", { sourceIPAddress: "203.0.113.63", userAgent: "test/1" });
let issuer = "";
let close: () => Promise<void>;

beforeAll(async () => {
  const listening = await listen();
  issuer = listening.url;
  close = listening.close;
  Object.assign(settings(), {
    singleSignOn: {
      issuer,
      clientId: "mirante",
      clientSecret: SECRET,
      label: "Example",
      roleClaim: "groups",
      nameClaim: "email",
      roles: [{ value: "operators", role: "SsoOperators" }],
    },
  });
  const Statement = {
    Effect: "Allow",
    Principal: { Federated: `arn:aws:iam::${accountId}:oidc-provider/${issuer.replace("http://", "")}` },
    Action: "sts:AssumeRoleWithWebIdentity",
  };
  await invoke(root, "iam:CreateRole", {
    RoleName: "SsoOperators",
    AssumeRolePolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement }),
  });
});
afterAll(async () => {
  Object.assign(settings(), { singleSignOn: undefined });
  await close();
  await closeDatabase();
});

/** A real OpenID Connect server, with its own pages for signing in and agreeing. */
async function listen(): Promise<{ url: string; close: () => Promise<void> }> {
  const { createServer } = await import("node:http");
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(url, {
    clients: [
      {
        client_id: "mirante",
        client_secret: SECRET,
        redirect_uris: [`${settings().consoleUrl}/api/auth/callback/oidc`],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    cookies: { keys: ["a key for the cookies of a test"] },
    claims: { openid: ["sub"], email: ["email"], profile: ["groups"] },
    conformIdTokenClaims: false,
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: `${id}@example.com`, groups: id === "ana" ? ["operators"] : [] }),
    }),
  });
  server.on("request", provider.callback());
  return { url, close: () => new Promise((done) => server.close(() => done())) };
}

type Jar = Map<string, string>;
const cookieHeader = (jar: Jar) => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
function keep(jar: Jar, set: readonly string[]): void {
  for (const line of set) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    jar.set(name, value);
  }
}

/** One request to next-auth's own routes, as a browser makes it; answers where it leads and what it says. */
async function ask(jar: Jar, method: string, path: string, query: object = {}, body: object = {}) {
  const answer = { location: "", json: undefined as { csrfToken?: string } | undefined };
  const set: string[] = [];
  const response = {
    getHeader: (name: string) => (name.toLowerCase() === "set-cookie" ? set : undefined),
    setHeader: (name: string, value: string | string[]) => {
      if (name.toLowerCase() === "set-cookie") set.splice(0, set.length, ...[value].flat());
      if (name.toLowerCase() === "location") answer.location = String(value);
      return response;
    },
    status: (_: number) => response,
    json: () => response,
    send: (value: { csrfToken?: string }) => {
      answer.json = value;
      return response;
    },
    end: () => response,
  };
  const request = {
    method,
    query: { nextauth: path.split("/"), ...query },
    body,
    headers: { host: new URL(settings().consoleUrl).host },
    cookies: Object.fromEntries([...jar].map(([name, value]) => [name, decodeURIComponent(value)])),
  };
  await NextAuth(request as never, response as never, authOptions());
  keep(jar, set);
  return answer;
}

/** Signs in at the issuer as anybody, agrees, and comes back with what it hands over. */
async function atIssuer(start: string, login: string): Promise<URL> {
  const jar: Jar = new Map();
  let url = start;
  let body: URLSearchParams | undefined;
  for (let turn = 0; turn < 12; turn += 1) {
    const headers: Record<string, string> = { cookie: cookieHeader(jar) };
    const answer = await fetch(url, {
      redirect: "manual",
      headers,
      ...(body ? { method: "POST", body } : {}),
    });
    keep(jar, answer.headers.getSetCookie());
    body = undefined;
    const location = answer.headers.get("location");
    if (location?.startsWith(settings().consoleUrl)) return new URL(location);
    if (location) {
      url = new URL(location, url).href;
      continue;
    }
    const page = await answer.text();
    const [, action = ""] = /<form[^>]*action="([^"]+)"/.exec(page) ?? [];
    const [, prompt = ""] = /name="prompt" value="([^"]+)"/.exec(page) ?? [];
    url = new URL(action, url).href;
    body = new URLSearchParams(prompt === "login" ? { prompt, login, password: "any" } : { prompt });
  }
  throw new Error("The issuer led nowhere.");
}

async function signIn(login: string): Promise<{ jar: Jar; location: string }> {
  const jar: Jar = new Map();
  const { json } = await ask(jar, "GET", "csrf");
  const started = await ask(jar, "POST", "signin/oidc", {}, { csrfToken: json?.csrfToken, callbackUrl: "/" });
  const back = await atIssuer(started.location, login);
  const { location } = await ask(jar, "GET", "callback/oidc", Object.fromEntries(back.searchParams));
  return { jar, location };
}

async function lastSignIn() {
  const { rows } = await pool().query(
    "SELECT record FROM trail_events WHERE account_id = $1 AND event_name = 'ConsoleLogin' ORDER BY position DESC LIMIT 1",
    [accountId],
  );
  return JSON.parse(rows[0].record);
}

test("somebody whom the issuer knows becomes a session of the role that their claims map to", async () => {
  const { jar } = await signIn("ana");
  const { name = "" } = authOptions().cookies?.sessionToken ?? {};
  const token = await decode({ token: jar.get(name) ?? "", secret: authOptions().secret ?? "" });
  if (!token?.signedIn) throw new Error("Nobody is signed in.");
  const origin = { sourceIPAddress: "198.51.100.63", userAgent: "Mozilla/5.0" };
  const caller = await consoleCaller(consoleSessionOf(token.signedIn), "us-east-1", origin);
  expect(caller?.identity).toMatchObject({
    type: "AssumedRole",
    arn: `arn:aws:sts::${accountId}:assumed-role/SsoOperators/ana@example.com`,
  });
  expect(caller?.session?.sourceIdentity).toBe("ana@example.com");
  expect(await lastSignIn()).toMatchObject({
    userIdentity: { type: "AssumedRole", sessionContext: { sourceIdentity: "ana@example.com" } },
    responseElements: { ConsoleLogin: "Success" },
    sourceIPAddress: "198.51.100.63",
  });
}, 60_000);

test("somebody for whom there is no role is not let in, and the failure is recorded", async () => {
  const { jar, location } = await signIn("bia");
  expect(location).toContain("/sign-in?error=SingleSignOn");
  expect(jar.get(authOptions().cookies?.sessionToken?.name ?? "")).toBeUndefined();
  expect(await lastSignIn()).toMatchObject({ responseElements: { ConsoleLogin: "Failure" } });
}, 60_000);

test("an answer of the issuer that this browser did not ask for opens nothing", async () => {
  const jar: Jar = new Map();
  const { json } = await ask(jar, "GET", "csrf");
  const started = await ask(jar, "POST", "signin/oidc", {}, { csrfToken: json?.csrfToken, callbackUrl: "/" });
  const back = await atIssuer(started.location, "ana");
  const other: Jar = new Map();
  await ask(other, "GET", "callback/oidc", Object.fromEntries(back.searchParams));
  expect(other.get(authOptions().cookies?.sessionToken?.name ?? "")).toBeUndefined();
}, 60_000);

test("a sign-in without the token against forged requests is not begun", async () => {
  const { location } = await ask(new Map(), "POST", "signin/oidc", {}, { csrfToken: "forged", callbackUrl: "/" });
  expect(location).not.toContain(issuer);
});
