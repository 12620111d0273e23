import { expect, test } from "vitest";
import { setClock } from "@/lib/platform/clock";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import { attempts, put, receiver, root, rule, waiting, withTargets, work } from "./targets.fixture";

withTargets();

async function destination(account: string, auth: object, more: object = {}) {
  const me = root(account);
  const { ConnectionArn = "" } = await invoke(me, "events:CreateConnection", { Name: "c", ...auth } as never);
  const { ApiDestinationArn = "" } = await invoke(me, "events:CreateApiDestination", {
    Name: "api",
    ConnectionArn,
    InvocationEndpoint: `${receiver.url}/orders/*/state`,
    HttpMethod: "PUT",
    ...more,
  });
  return ApiDestinationArn;
}

const KEY = {
  AuthorizationType: "API_KEY",
  AuthParameters: {
    ApiKeyAuthParameters: { ApiKeyName: "X-Key", ApiKeyValue: "k3y" },
    InvocationHttpParameters: {
      HeaderParameters: [{ Key: "x-from", Value: "connection" }],
      QueryStringParameters: [{ Key: "q", Value: "connection" }],
      BodyParameters: [{ Key: "added", Value: "yes" }],
    },
  },
};

test("an API destination is called with path, query, headers, key and body", async () => {
  const account = "710000000008";
  const Arn = await destination(account, KEY);
  await rule(account, "r", {
    Arn,
    InputPath: "$.detail",
    HttpParameters: {
      PathParameterValues: ["$.detail.id"],
      HeaderParameters: { "x-from": "target", "x-kind": "$.detail-type", Host: "evil" },
      QueryStringParameters: { q: "target", p: "1 2" },
    },
  });
  await put(account, { id: "a/b" });
  await work();
  expect(receiver.received).toMatchObject([
    {
      method: "PUT",
      path: "/orders/a%2Fb/state?p=1+2&q=connection",
      headers: { "x-key": "k3y", "x-from": "connection", "x-kind": "Order", host: new URL(receiver.url).host },
      body: '{"id":"a/b","added":"yes"}',
    },
  ]);
});

test("a token is asked for once, kept, and asked for anew when it is refused", async () => {
  const account = "710000000009";
  let granted = 0;
  let refuse = false;
  receiver.answer = ({ path, headers }) => {
    if (path.startsWith("/token")) return { body: JSON.stringify({ access_token: `t${++granted}`, expires_in: 600 }) };
    return { status: refuse && headers.authorization === "Bearer t1" ? 401 : 200 };
  };
  const Arn = await destination(account, {
    AuthorizationType: "OAUTH_CLIENT_CREDENTIALS",
    AuthParameters: {
      OAuthParameters: {
        ClientParameters: { ClientID: "id", ClientSecret: "s3cret" },
        AuthorizationEndpoint: `${receiver.url}/token`,
        HttpMethod: "POST",
        OAuthHttpParameters: { BodyParameters: [{ Key: "scope", Value: "write" }] },
      },
    },
  });
  await rule(account, "r", { Arn });
  const state = async () => (await invoke(root(account), "events:DescribeConnection", { Name: "c" })).ConnectionState;
  expect(await state()).toBe("AUTHORIZING");
  await work();
  expect(await state()).toBe("AUTHORIZED");
  expect(receiver.received[0]?.body).toBe(
    "grant_type=client_credentials&client_id=id&client_secret=s3cret&scope=write",
  );
  await put(account, {}, 2);
  await work();
  expect(granted).toBe(1);
  refuse = true;
  await put(account);
  const start = Date.now();
  await work();
  setClock(() => start + 5_000);
  await work();
  expect(granted).toBe(2);
  expect(receiver.received.at(-1)?.headers.authorization).toBe("Bearer t2");
  expect(await waiting(account)).toBe(0);
});

test("an authorization server that refuses deauthorizes the connection, and tells no secret", async () => {
  const account = "710000000010";
  receiver.answer = ({ body }) => ({ status: 400, body });
  await destination(account, {
    AuthorizationType: "OAUTH_CLIENT_CREDENTIALS",
    AuthParameters: {
      OAuthParameters: {
        ClientParameters: { ClientID: "id", ClientSecret: "s3cret" },
        AuthorizationEndpoint: `${receiver.url}/token`,
        HttpMethod: "POST",
      },
    },
  });
  await work();
  const described = await invoke(root(account), "events:DescribeConnection", { Name: "c" });
  expect(described).toMatchObject({ ConnectionState: "DEAUTHORIZED", StateReason: "The target answered 400." });
});

test("an API destination is called no faster than its rate", async () => {
  const account = "710000000011";
  const Arn = await destination(account, KEY, { InvocationRateLimitPerSecond: 10 });
  await rule(account, "r", { Arn });
  await put(account, {}, 8);
  const started = performance.now();
  await Promise.all([work(), work()]);
  expect(receiver.received).toHaveLength(8);
  expect(performance.now() - started).toBeGreaterThan(650);
});

test("addresses of the machine's own network are refused unless the operator allows them; metadata never", async () => {
  const account = "710000000012";
  const Arn = await destination(account, KEY);
  await rule(account, "r", { Arn });
  Object.assign(settings(), { allowPrivateTargets: false });
  await put(account);
  await work();
  Object.assign(settings(), { allowPrivateTargets: true });
  const InvocationEndpoint = "http://169.254.169.254/latest/meta-data";
  await invoke(root(account), "events:UpdateApiDestination", { Name: "api", InvocationEndpoint });
  await put(account);
  await work();
  expect(receiver.received).toEqual([]);
  expect(await attempts(account)).toEqual(
    Array(2).fill(expect.objectContaining({ outcome: "FAILED", errorCode: "INVALID_TARGET", deadLetter: "KEPT" })),
  );
});

test("redirects are not followed, and what was wrong is not tried again", async () => {
  const account = "710000000013";
  const Arn = await destination(account, KEY);
  await rule(account, "r", { Arn });
  receiver.answer = () => ({ status: 302, headers: { location: `${receiver.url}/elsewhere` } });
  await put(account);
  await work();
  expect(receiver.received).toHaveLength(1);
  expect(await attempts(account)).toMatchObject([{ outcome: "FAILED", statusCode: 302 }]);
});

test("an API destination is tried with a body of one's own, and the answer can be asked for", async () => {
  const account = "710000000092";
  const { ConnectionArn = "" } = await invoke(root(account), "events:CreateConnection", {
    Name: "c",
    AuthorizationType: "API_KEY",
    AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: "x-key", ApiKeyValue: "s3cret" } },
  });
  await invoke(root(account), "events:CreateApiDestination", {
    Name: "d",
    ConnectionArn,
    InvocationEndpoint: `${receiver.url}/hook`,
    HttpMethod: "POST",
  });
  const { DeliveryId } = await invoke(root(account), "events:TestApiDestination", { Name: "d", Body: '{"test":1}' });
  expect(await invoke(root(account), "events:DescribeTestInvocation", { Name: "d", DeliveryId })).toEqual({});
  await work();
  expect(receiver.received).toMatchObject([{ path: "/hook", body: '{"test":1}', headers: { "x-key": "s3cret" } }]);
  const { Attempt } = await invoke(root(account), "events:DescribeTestInvocation", { Name: "d", DeliveryId });
  expect(Attempt).toMatchObject({ outcome: "SUCCEEDED", statusCode: 200 });
  await expect(
    invoke(root(account), "events:TestApiDestination", { Name: "d", Body: "no JSON" }),
  ).rejects.toMatchObject({ code: "ValidationException" });
});
