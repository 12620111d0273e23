import type {
  CreateConnectionRequest,
  CreateConnectionResponse,
  DeauthorizeConnectionRequest,
  DeauthorizeConnectionResponse,
  DeleteConnectionRequest,
  DeleteConnectionResponse,
  DescribeConnectionRequest,
  DescribeConnectionResponse,
  ListConnectionsRequest,
  ListConnectionsResponse,
  UpdateConnectionRequest,
  UpdateConnectionResponse,
} from "@aws-sdk/client-eventbridge";
import type { Scope } from "@/lib/platform/arn";
import { AwsError } from "@/lib/platform/errors";
import { newUuid } from "@/lib/platform/identifiers";
import { type Context, read, type Validated, write } from "@/lib/platform/operation";
import { seal, unseal } from "@/lib/platform/sealed";
import { checkEndpoint, MAX_CONNECTIONS } from "../model/api-destination";
import {
  type Auth,
  type Connection,
  checkAuth,
  connectionArn,
  describeConnection,
  publicAuth,
  updatedAuth,
} from "../model/connection";
import { invalid, limitExceeded, notFound } from "../model/refusal";
import {
  countConnections,
  deleteConnection,
  findConnection,
  listConnections,
  type SealedConnection,
  saveConnection,
} from "../store/connections";
import { PAGE, pageOf, placeIn } from "./page";
import { namedResource } from "./resources";

const resources = namedResource("connection", "AWS::Events::Connection");
const SECRETS = "connections";

type CreateInput = Validated<CreateConnectionRequest, "Name" | "AuthorizationType" | "AuthParameters">;

export const connections = {
  CreateConnection: write<CreateInput, CreateConnectionResponse>({
    resources,
    handle: async (context, input) => {
      const { Name: name, AuthorizationType: type, AuthParameters: auth, Description: description } = input;
      checkReachable(input);
      checkAuth(type, auth);
      checkOAuthEndpoint(auth);
      if (await findConnection(context.db, context, name)) {
        throw new AwsError("ResourceAlreadyExistsException", `Connection ${name} already exists.`);
      }
      if ((await countConnections(context.db, context)) >= MAX_CONNECTIONS) throw limitExceeded();
      const created = { name, id: newUuid(), description, createdAt: context.now };
      const one = authorized(context, created, type, auth);
      await saveConnection(context.db, context, one);
      return describeChange(context, one);
    },
  }),

  DescribeConnection: read<Validated<DescribeConnectionRequest, "Name">, DescribeConnectionResponse>({
    resources,
    handle: async (context, { Name }) => {
      const one = await existingConnection(context, Name);
      return { ...describeConnection(context, one), Description: one.description, AuthParameters: one.publicAuth };
    },
  }),

  UpdateConnection: write<Validated<UpdateConnectionRequest, "Name">, UpdateConnectionResponse>({
    resources,
    handle: async (context, input) => {
      checkReachable(input);
      const present = await existingConnection(context, input.Name);
      const type = input.AuthorizationType ?? present.type;
      const description = input.Description ?? present.description;
      const isUntouched = !input.AuthParameters && type === present.type;
      const one = isUntouched
        ? { ...present, description, modifiedAt: context.now }
        : renewed(context, { ...present, description }, type, input);
      await saveConnection(context.db, context, one);
      return describeChange(context, one);
    },
  }),

  ListConnections: read<ListConnectionsRequest, ListConnectionsResponse>({
    handle: async (context, { NamePrefix: prefix, ConnectionState: state, NextToken, Limit = PAGE }) => {
      const question = ["connections", prefix, state];
      const after = placeIn<string>(NextToken, question);
      const found = await listConnections(context.db, context, { prefix, state, after }, Limit + 1);
      const { items, token } = pageOf(found, Limit, ({ name }) => name, question);
      return { Connections: items.map((one) => describeConnection(context, one)), NextToken: token };
    },
  }),

  DeleteConnection: write<Validated<DeleteConnectionRequest, "Name">, DeleteConnectionResponse>({
    resources,
    handle: async (context, { Name }) => {
      const one = await existingConnection(context, Name);
      await deleteConnection(context.db, context, Name);
      return { ...describeChange(context, one), ConnectionState: "DELETING" };
    },
  }),

  /** The secrets are gone; the connection stays and can be given new ones. */
  DeauthorizeConnection: write<Validated<DeauthorizeConnectionRequest, "Name">, DeauthorizeConnectionResponse>({
    resources,
    handle: async (context, { Name }) => {
      const present = await existingConnection(context, Name);
      const one = { ...present, sealedAuth: undefined, state: "DEAUTHORIZED" as const, modifiedAt: context.now };
      await saveConnection(context.db, context, one);
      return { ...describeChange(context, one), ConnectionState: "DEAUTHORIZING" };
    },
  }),
};

async function existingConnection(context: Context, name: string): Promise<SealedConnection> {
  const one = await findConnection(context.db, context, name);
  if (one) return one;
  throw notFound(`Failed to describe the connection(s). Connection '${name}' does not exist.`);
}

/** What a connection authorises with, secrets included: for workers only. Undefined once it is deauthorised. */
export function openAuth(scope: Scope, one: SealedConnection): Auth | undefined {
  return one.sealedAuth && (JSON.parse(unseal(SECRETS, one.sealedAuth, connectionArn(scope, one))) as Auth);
}

function renewed(
  context: Context,
  present: SealedConnection,
  type: Connection["type"],
  { AuthParameters = {} }: UpdateConnectionRequest,
): SealedConnection {
  const before = type === present.type ? openAuth(context, present) : undefined;
  const auth = updatedAuth(type, before ?? {}, AuthParameters);
  checkAuth(type, auth);
  checkOAuthEndpoint(auth);
  return authorized(context, present, type, auth);
}

/** OAuth is authorised by a worker, which asks for the first token; the others have nobody to ask. */
function authorized(
  context: Context,
  { name, id, description, createdAt }: Pick<Connection, "name" | "id" | "description" | "createdAt">,
  type: Connection["type"],
  auth: Auth,
): SealedConnection {
  const waits = type === "OAUTH_CLIENT_CREDENTIALS";
  return {
    name,
    id,
    description,
    type,
    publicAuth: publicAuth(auth),
    sealedAuth: seal(SECRETS, JSON.stringify(auth), connectionArn(context, { name, id })),
    state: waits ? "AUTHORIZING" : "AUTHORIZED",
    stateReason: undefined,
    createdAt,
    modifiedAt: context.now,
    authorizedAt: waits ? undefined : context.now,
  };
}

function describeChange(context: Context, one: Connection) {
  const { Name: _name, AuthorizationType: _type, StateReason: _reason, ...shown } = describeConnection(context, one);
  return shown;
}

/** Private connectivity goes over VPC Lattice, which a self-hosted machine has not. */
function checkReachable(
  input: Pick<UpdateConnectionRequest, "InvocationConnectivityParameters" | "AuthParameters">,
): void {
  if (!input.InvocationConnectivityParameters && !input.AuthParameters?.ConnectivityParameters) return;
  throw invalid("Parameter ConnectivityParameters is not valid. Reason: Mirante has no resource configurations.");
}

function checkOAuthEndpoint({ OAuthParameters }: Auth): void {
  if (OAuthParameters) checkEndpoint(OAuthParameters.AuthorizationEndpoint ?? "", "AuthorizationEndpoint");
}
