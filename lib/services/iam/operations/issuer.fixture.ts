import { generateKeyPairSync, sign } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** An OpenID Connect issuer on this machine, whose tokens say whatever a test wants. */
export type Issuer = {
  url: string;
  token: (claims: object, header?: object) => string;
  /** How often its keys were fetched. */
  fetched: () => number;
  close: () => Promise<void>;
};

export async function startIssuer(): Promise<Issuer> {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: "jwk" }), kid: "one", use: "sig", alg: "RS256" };
  let fetched = 0;
  const server: Server = createServer((request, response) => {
    const base = `http://${request.headers.host}`;
    if (request.url === "/keys") fetched += 1;
    const answer = request.url === "/keys" ? { keys: [jwk] } : { issuer: base, jwks_uri: `${base}/keys` };
    response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return {
    url,
    token: (claims, header = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const body = { iss: url, aud: "mirante", iat: now, exp: now + 300, ...claims };
      const signed = `${encoded({ alg: "RS256", kid: "one", ...header })}.${encoded(body)}`;
      return `${signed}.${sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
    },
    fetched: () => fetched,
    close: () => new Promise((done) => server.close(() => done())),
  };
}
