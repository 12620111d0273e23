import { afterAll, expect, test } from "vitest";
import { closeDatabase, database } from "@/lib/platform/database";
import { invoke } from "../invoke";
import { REGION, refused, root } from "./events.fixture";

afterAll(closeDatabase);

test("connections keep their secrets to themselves", async () => {
  const account = "700000000009";
  const me = root(account);
  const secret = "s3cret-value";
  const { ConnectionArn = "" } = await invoke(me, "events:CreateConnection", {
    Name: "c",
    AuthorizationType: "API_KEY",
    AuthParameters: {
      ApiKeyAuthParameters: { ApiKeyName: "x-key", ApiKeyValue: secret },
      InvocationHttpParameters: { HeaderParameters: [{ Key: "x-hidden", Value: secret, IsValueSecret: true }] },
    },
  });
  expect(ConnectionArn).toMatch(new RegExp(`^arn:aws:events:${REGION}:${account}:connection/c/[0-9a-f-]{36}$`));
  const described = await invoke(me, "events:DescribeConnection", { Name: "c" });
  expect(described).toMatchObject({
    ConnectionState: "AUTHORIZED",
    AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: "x-key" } },
  });
  await invoke(me, "events:UpdateConnection", {
    Name: "c",
    AuthorizationType: "BASIC",
    AuthParameters: { BasicAuthParameters: { Username: "ana", Password: secret } },
  });
  expect(JSON.stringify([described, await invoke(me, "events:DescribeConnection", { Name: "c" })])).not.toContain(
    secret,
  );
  const rows = await database().$queryRaw<{ leaks: bigint }[]>`
    SELECT (SELECT count(*) FROM trail_events WHERE record LIKE ${`%${secret}%`})
         + (SELECT count(*) FROM event_connections c WHERE c::text LIKE ${`%${secret}%`}) AS leaks`;
  expect(Number(rows[0]?.leaks)).toBe(0);
  await expect(
    invoke(me, "events:CreateConnection", {
      Name: "d",
      AuthorizationType: "BASIC",
      AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: "x", ApiKeyValue: "y" } },
    }),
  ).rejects.toMatchObject({ code: "ValidationException" });
  const destination = {
    Name: "api",
    ConnectionArn,
    InvocationEndpoint: "https://example.com/*",
    HttpMethod: "POST" as const,
  };
  await invoke(me, "events:CreateApiDestination", destination);
  await expect(invoke(me, "events:CreateApiDestination", destination)).rejects.toMatchObject({
    code: "ResourceAlreadyExistsException",
  });
  await expect(
    invoke(me, "events:CreateApiDestination", { ...destination, Name: "b", ConnectionArn: `${ConnectionArn}1` }),
  ).rejects.toMatchObject({ code: "ResourceNotFoundException" });
  await expect(
    invoke(me, "events:CreateApiDestination", { ...destination, Name: "b", InvocationEndpoint: "ftp://example.com" }),
  ).rejects.toMatchObject({ code: "ValidationException" });
  await invoke(me, "events:UpdateApiDestination", { Name: "api", InvocationRateLimitPerSecond: 5 });
  expect(await invoke(me, "events:DescribeApiDestination", { Name: "api" })).toMatchObject({
    ApiDestinationState: "ACTIVE",
    InvocationRateLimitPerSecond: 5,
  });
  await invoke(me, "events:DeauthorizeConnection", { Name: "c" });
  expect((await invoke(me, "events:ListApiDestinations", {})).ApiDestinations).toMatchObject([
    { Name: "api", ApiDestinationState: "INACTIVE" },
  ]);
  expect((await invoke(me, "events:ListConnections", { ConnectionState: "DEAUTHORIZED" })).Connections).toHaveLength(1);
  await invoke(me, "events:DeleteApiDestination", { Name: "api" });
  await invoke(me, "events:DeleteConnection", { Name: "c" });
  await expect(invoke(me, "events:DescribeConnection", { Name: "c" })).rejects.toEqual(
    refused("ResourceNotFoundException", "Failed to describe the connection(s). Connection 'c' does not exist."),
  );
  await expect(invoke(me, "events:DescribeApiDestination", { Name: "api" })).rejects.toEqual(
    refused(
      "ResourceNotFoundException",
      "Failed to describe the api-destination(s). An api-destination 'api' does not exist.",
    ),
  );
});
