import { expect, test } from "vitest";
import { issuerKeys, readWebToken } from "./web-token";

function claims(more: object) {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const said = { iss: "https://x", sub: "s", aud: "sts.amazonaws.com", exp: 1, ...more };
  return readWebToken(`${part({ alg: "RS256" })}.${part(said)}.c2ln`).claims;
}

test.each([
  "token.actions.githubusercontent.com",
  "token.actions.githubusercontent.com/shop",
  "token.actions.acme.ghe.com",
])("policies may ask what %s says of a workflow's run", (provider) => {
  const said = claims({ repository: "shop/web", ref: "refs/heads/main", actor: "ana", run_id: "7", environment: null });
  expect(issuerKeys(provider, said)).toEqual({
    [`${provider}:repository`]: "shop/web",
    [`${provider}:ref`]: "refs/heads/main",
    [`${provider}:actor`]: "ana",
  });
});

test("of another issuer they may not, so that it cannot say who somebody else's are", () => {
  expect(issuerKeys("token.actions.evil.com", claims({ repository: "shop/web" }))).toEqual({});
});

test("Google's audience is its client; the one that was asked for is oaud", () => {
  expect(issuerKeys("accounts.google.com", claims({ azp: "client", aud: "mirante" }))).toEqual({
    "accounts.google.com:oaud": "mirante",
  });
});
