import { expect, test } from "vitest";
import {
  authOf,
  type ConnectionDraft,
  connectionDraftOf,
  connectionMistakes,
  EMPTY_CONNECTION,
} from "./connection-draft";

const draft = (part: Partial<ConnectionDraft> = {}): ConnectionDraft => ({
  ...EMPTY_CONNECTION,
  name: "pager",
  publicPart: "x-api-key",
  secret: "s3cret",
  ...part,
});

test("a connection that is edited without a secret sends none, and leaves its parameters alone", () => {
  const before = connectionDraftOf({
    Name: "pager",
    AuthorizationType: "API_KEY",
    AuthParameters: {
      ApiKeyAuthParameters: { ApiKeyName: "x-api-key" },
      InvocationHttpParameters: { HeaderParameters: [{ Key: "x-team", IsValueSecret: true }] },
    },
  });
  expect(before.secret).toBe("");
  expect(connectionMistakes(before, "API_KEY")).toEqual({});
  expect(authOf(before, before)).toEqual({ ApiKeyAuthParameters: { ApiKeyName: "x-api-key" } });
});

test("another type needs a secret of its own", () => {
  expect(connectionMistakes(draft({ type: "BASIC", secret: "" }), "API_KEY")).toEqual({ secret: true });
  expect(authOf(draft({ type: "BASIC" }))).toMatchObject({
    BasicAuthParameters: { Username: "x-api-key", Password: "s3cret" },
  });
});

test.each<[Partial<ConnectionDraft>, object]>([
  [{ name: "with space" }, { name: true }],
  [{ publicPart: " " }, { publicPart: true }],
  [{ secret: "" }, { secret: true }],
  [{ type: "OAUTH_CLIENT_CREDENTIALS", oauthEndpoint: "nowhere" }, { oauthEndpoint: true }],
  [{ parameters: [{ place: "header", key: "", value: "v", isSecret: false }] }, { parameters: true }],
])("mistakes are told by field: %j", (part, expected) => {
  expect(connectionMistakes(draft(part), undefined)).toEqual(expected);
});

test("parameters go where they belong", () => {
  const parameters = [
    { place: "header" as const, key: "x-a", value: "1", isSecret: false },
    { place: "query" as const, key: "q", value: "2", isSecret: true },
  ];
  expect(authOf(draft({ parameters })).InvocationHttpParameters).toEqual({
    HeaderParameters: [{ Key: "x-a", Value: "1", IsValueSecret: false }],
    QueryStringParameters: [{ Key: "q", Value: "2", IsValueSecret: true }],
    BodyParameters: [],
  });
});
