import type {
  ConnectionAuthorizationType,
  ConnectionAuthResponseParameters,
  ConnectionHttpParameters,
  CreateConnectionAuthRequestParameters,
  Connection as Described,
  UpdateConnectionAuthRequestParameters,
} from "@aws-sdk/client-eventbridge";
import { formatArn, type Scope } from "@/lib/platform/arn";
import { invalid } from "./refusal";

/** Everything that a connection knows, secrets included; never answered, kept sealed. */
export type Auth = CreateConnectionAuthRequestParameters;

export type ConnectionStatus = "AUTHORIZED" | "AUTHORIZING" | "DEAUTHORIZED";

export type Connection = {
  name: string;
  id: string;
  description: string | undefined;
  type: ConnectionAuthorizationType;
  publicAuth: ConnectionAuthResponseParameters;
  state: ConnectionStatus;
  stateReason: string | undefined;
  createdAt: Date;
  modifiedAt: Date;
  authorizedAt: Date | undefined;
};

/** The member of AuthParameters that each type needs. */
const MEMBER = {
  BASIC: "BasicAuthParameters",
  OAUTH_CLIENT_CREDENTIALS: "OAuthParameters",
  API_KEY: "ApiKeyAuthParameters",
} as const;

export function connectionArn(scope: Scope, { name, id }: Pick<Connection, "name" | "id">): string {
  return formatArn("events", scope, `connection/${name}/${id}`);
}

/** Passes parameters that fit the type: the type's own and no other's. */
export function checkAuth(type: ConnectionAuthorizationType, auth: Auth): void {
  const given = Object.values(MEMBER).filter((member) => auth[member] !== undefined);
  if (given.length === 1 && given[0] === MEMBER[type]) return;
  throw invalid(
    `Parameter AuthParameters is not valid. Reason: AuthorizationType ${type} needs ${MEMBER[type]} and no other.`,
  );
}

/** What UpdateConnection leaves: members that are not named stay, those of another type go. */
export function updatedAuth(
  type: ConnectionAuthorizationType,
  present: Auth,
  given: UpdateConnectionAuthRequestParameters,
): Auth {
  const kept = present.InvocationHttpParameters;
  const common = { InvocationHttpParameters: given.InvocationHttpParameters ?? kept };
  switch (type) {
    case "BASIC": {
      const { Username, Password } = { ...present.BasicAuthParameters, ...given.BasicAuthParameters };
      if (Username === undefined || Password === undefined) throw incomplete(type);
      return { BasicAuthParameters: { Username, Password }, ...common };
    }
    case "API_KEY": {
      const { ApiKeyName, ApiKeyValue } = { ...present.ApiKeyAuthParameters, ...given.ApiKeyAuthParameters };
      if (ApiKeyName === undefined || ApiKeyValue === undefined) throw incomplete(type);
      return { ApiKeyAuthParameters: { ApiKeyName, ApiKeyValue }, ...common };
    }
    case "OAUTH_CLIENT_CREDENTIALS":
      return { OAuthParameters: updatedOAuth(present.OAuthParameters, given.OAuthParameters), ...common };
  }
}

function updatedOAuth(
  present: Auth["OAuthParameters"],
  given: UpdateConnectionAuthRequestParameters["OAuthParameters"],
): NonNullable<Auth["OAuthParameters"]> {
  const { ClientID, ClientSecret } = { ...present?.ClientParameters, ...given?.ClientParameters };
  const { AuthorizationEndpoint, HttpMethod, OAuthHttpParameters } = { ...present, ...given };
  if (!ClientID || !ClientSecret || !AuthorizationEndpoint || !HttpMethod) throw incomplete("OAUTH_CLIENT_CREDENTIALS");
  return { ClientParameters: { ClientID, ClientSecret }, AuthorizationEndpoint, HttpMethod, OAuthHttpParameters };
}

/** What may be shown of a connection: no password, no key, no secret, no value marked as secret. */
export function publicAuth(auth: Auth): ConnectionAuthResponseParameters {
  const { BasicAuthParameters: basic, ApiKeyAuthParameters: key, OAuthParameters: oauth } = auth;
  return {
    ...(basic ? { BasicAuthParameters: { Username: basic.Username } } : {}),
    ...(key ? { ApiKeyAuthParameters: { ApiKeyName: key.ApiKeyName } } : {}),
    ...(oauth
      ? {
          OAuthParameters: {
            ClientParameters: { ClientID: oauth.ClientParameters?.ClientID },
            AuthorizationEndpoint: oauth.AuthorizationEndpoint,
            HttpMethod: oauth.HttpMethod,
            ...(oauth.OAuthHttpParameters ? { OAuthHttpParameters: publicParameters(oauth.OAuthHttpParameters) } : {}),
          },
        }
      : {}),
    ...(auth.InvocationHttpParameters
      ? { InvocationHttpParameters: publicParameters(auth.InvocationHttpParameters) }
      : {}),
  };
}

function publicParameters(given: ConnectionHttpParameters): ConnectionHttpParameters {
  const hide = <T extends { Value?: string | undefined; IsValueSecret?: boolean | undefined }>(list: T[] | undefined) =>
    list?.map((one) => (one.IsValueSecret ? { ...one, Value: undefined } : one));
  return {
    HeaderParameters: hide(given.HeaderParameters),
    QueryStringParameters: hide(given.QueryStringParameters),
    BodyParameters: hide(given.BodyParameters),
  };
}

/** A connection as lists show it. */
export function describeConnection(scope: Scope, one: Connection): Described {
  return {
    ConnectionArn: connectionArn(scope, one),
    Name: one.name,
    ConnectionState: one.state,
    StateReason: one.stateReason,
    AuthorizationType: one.type,
    CreationTime: one.createdAt,
    LastModifiedTime: one.modifiedAt,
    LastAuthorizedTime: one.authorizedAt,
  };
}

function incomplete(type: ConnectionAuthorizationType) {
  return invalid(`Parameter AuthParameters is not valid. Reason: The parameters for ${type} are not complete.`);
}
