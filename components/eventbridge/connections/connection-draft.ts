import type {
  ConnectionHttpParameters,
  DescribeConnectionResponse,
  UpdateConnectionAuthRequestParameters,
} from "@aws-sdk/client-eventbridge";

export const AUTH_TYPES = ["API_KEY", "BASIC", "OAUTH_CLIENT_CREDENTIALS"] as const;
export type AuthType = (typeof AUTH_TYPES)[number];
export const OAUTH_METHODS = ["POST", "GET", "PUT"] as const;

/** A parameter that every call carries; a secret one is kept sealed and never shown again. */
export type ParameterRow = { place: ParameterPlace; key: string; value: string; isSecret: boolean };
export const PLACES = ["header", "query", "body"] as const;
export type ParameterPlace = (typeof PLACES)[number];

/** A connection as the form's fields hold it. Secrets are empty until they are typed: what is kept is never sent to a browser. */
export type ConnectionDraft = {
  name: string;
  description: string;
  type: AuthType;
  /** The name of the API key's header, the user name, or the client id. */
  publicPart: string;
  secret: string;
  oauthEndpoint: string;
  oauthMethod: (typeof OAUTH_METHODS)[number];
  parameters: readonly ParameterRow[];
};

export const EMPTY_CONNECTION: ConnectionDraft = {
  name: "",
  description: "",
  type: "API_KEY",
  publicPart: "",
  secret: "",
  oauthEndpoint: "",
  oauthMethod: "POST",
  parameters: [],
};

const NAME = /^[.\-_A-Za-z0-9]{1,64}$/;

export type ConnectionMistakes = Partial<
  Record<"name" | "publicPart" | "secret" | "oauthEndpoint" | "parameters", true>
>;

/** What is missing. An edited connection keeps its secret when none is typed, as long as its type stays. */
export function connectionMistakes(draft: ConnectionDraft, kept: AuthType | undefined): ConnectionMistakes {
  const needsSecret = kept !== draft.type;
  const isUrl = draft.type !== "OAUTH_CLIENT_CREDENTIALS" || URL.canParse(draft.oauthEndpoint.trim());
  return {
    ...(NAME.test(draft.name) ? {} : { name: true as const }),
    ...(draft.publicPart.trim() === "" ? { publicPart: true as const } : {}),
    ...(needsSecret && draft.secret === "" ? { secret: true as const } : {}),
    ...(isUrl ? {} : { oauthEndpoint: true as const }),
    ...(draft.parameters.every(({ key }) => key.trim() !== "") ? {} : { parameters: true as const }),
  };
}

/** The draft to begin with when a connection is edited. */
export function connectionDraftOf(connection: DescribeConnectionResponse): ConnectionDraft {
  const { AuthParameters: auth = {} } = connection;
  const oauth = auth.OAuthParameters;
  return {
    name: connection.Name ?? "",
    description: connection.Description ?? "",
    type: AUTH_TYPES.find((type) => type === connection.AuthorizationType) ?? "API_KEY",
    publicPart:
      auth.ApiKeyAuthParameters?.ApiKeyName ??
      auth.BasicAuthParameters?.Username ??
      oauth?.ClientParameters?.ClientID ??
      "",
    secret: "",
    oauthEndpoint: oauth?.AuthorizationEndpoint ?? "",
    oauthMethod: OAUTH_METHODS.find((method) => method === oauth?.HttpMethod) ?? "POST",
    parameters: rowsOf(auth.InvocationHttpParameters),
  };
}

/**
 * What UpdateConnection is asked; with a secret it will do for CreateConnection too. Parameters are replaced as a whole, so they
 * are sent only when they were changed: secret values among them cannot be sent back.
 */
export function authOf(draft: ConnectionDraft, before?: ConnectionDraft): UpdateConnectionAuthRequestParameters {
  const secret = draft.secret === "" ? undefined : draft.secret;
  const name = draft.publicPart.trim();
  const isSame = before && JSON.stringify(before.parameters) === JSON.stringify(draft.parameters);
  const common = isSame ? {} : { InvocationHttpParameters: parametersOf(draft.parameters) };
  switch (draft.type) {
    case "API_KEY":
      return { ApiKeyAuthParameters: { ApiKeyName: name, ...(secret ? { ApiKeyValue: secret } : {}) }, ...common };
    case "BASIC":
      return { BasicAuthParameters: { Username: name, ...(secret ? { Password: secret } : {}) }, ...common };
    case "OAUTH_CLIENT_CREDENTIALS":
      return {
        OAuthParameters: {
          ClientParameters: { ClientID: name, ...(secret ? { ClientSecret: secret } : {}) },
          AuthorizationEndpoint: draft.oauthEndpoint.trim(),
          HttpMethod: draft.oauthMethod,
        },
        ...common,
      };
  }
}

function rowsOf(given: ConnectionHttpParameters | undefined): ParameterRow[] {
  const read = (place: ParameterPlace, list: ConnectionHttpParameters["HeaderParameters"]) =>
    (list ?? []).map(({ Key = "", Value = "", IsValueSecret = false }) => ({
      place,
      key: Key,
      value: Value,
      isSecret: IsValueSecret,
    }));
  return [
    ...read("header", given?.HeaderParameters),
    ...read("query", given?.QueryStringParameters),
    ...read("body", given?.BodyParameters),
  ];
}

function parametersOf(rows: readonly ParameterRow[]): ConnectionHttpParameters {
  const of = (place: ParameterPlace) =>
    rows
      .filter((row) => row.place === place)
      .map(({ key, value, isSecret }) => ({ Key: key.trim(), Value: value, IsValueSecret: isSecret }));
  return { HeaderParameters: of("header"), QueryStringParameters: of("query"), BodyParameters: of("body") };
}
