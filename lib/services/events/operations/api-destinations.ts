import type {
  CreateApiDestinationRequest,
  CreateApiDestinationResponse,
  DeleteApiDestinationRequest,
  DescribeApiDestinationRequest,
  DescribeApiDestinationResponse,
  ListApiDestinationsRequest,
  ListApiDestinationsResponse,
  UpdateApiDestinationRequest,
  UpdateApiDestinationResponse,
} from "@aws-sdk/client-eventbridge";
import { parseArn } from "@/lib/platform/arn";
import { AwsError } from "@/lib/platform/errors";
import { newUuid } from "@/lib/platform/identifiers";
import { type Context, read, type Validated, write } from "@/lib/platform/operation";
import {
  type ApiDestination,
  checkEndpoint,
  DEFAULT_RATE,
  describeApiDestination,
  MAX_API_DESTINATIONS,
} from "../model/api-destination";
import { type Connection, connectionArn } from "../model/connection";
import { limitExceeded, notFound } from "../model/refusal";
import {
  countApiDestinations,
  deleteApiDestination,
  findApiDestination,
  listApiDestinations,
  saveApiDestination,
} from "../store/api-destinations";
import { findConnection } from "../store/connections";
import { PAGE, pageOf, placeIn } from "./page";
import { namedResource } from "./resources";

const resources = namedResource("api-destination", "AWS::Events::ApiDestination");

type CreateInput = Validated<
  CreateApiDestinationRequest,
  "Name" | "ConnectionArn" | "InvocationEndpoint" | "HttpMethod"
>;

export const apiDestinations = {
  CreateApiDestination: write<CreateInput, CreateApiDestinationResponse>({
    resources,
    handle: async (context, input) => {
      checkEndpoint(input.InvocationEndpoint);
      if (await findApiDestination(context.db, context, input.Name)) {
        throw new AwsError("ResourceAlreadyExistsException", `An api-destination '${input.Name}' already exists.`);
      }
      const connection = await connectionNamed(context, input.ConnectionArn);
      if ((await countApiDestinations(context.db, context)) >= MAX_API_DESTINATIONS) throw limitExceeded();
      const one = {
        name: input.Name,
        id: newUuid(),
        description: input.Description,
        connection,
        endpoint: input.InvocationEndpoint,
        method: input.HttpMethod,
        ratePerSecond: input.InvocationRateLimitPerSecond ?? DEFAULT_RATE,
        createdAt: context.now,
        modifiedAt: context.now,
      };
      await saveApiDestination(context.db, context, one);
      return describeChange(context, one);
    },
  }),

  DescribeApiDestination: read<Validated<DescribeApiDestinationRequest, "Name">, DescribeApiDestinationResponse>({
    resources,
    handle: async (context, { Name }) => {
      const one = await existingApiDestination(context, Name);
      return { ...(await describe(context, one)), Description: one.description };
    },
  }),

  UpdateApiDestination: write<Validated<UpdateApiDestinationRequest, "Name">, UpdateApiDestinationResponse>({
    resources,
    handle: async (context, input) => {
      const present = await existingApiDestination(context, input.Name);
      if (input.InvocationEndpoint !== undefined) checkEndpoint(input.InvocationEndpoint);
      const one = {
        ...present,
        description: input.Description ?? present.description,
        connection: input.ConnectionArn ? await connectionNamed(context, input.ConnectionArn) : present.connection,
        endpoint: input.InvocationEndpoint ?? present.endpoint,
        method: input.HttpMethod ?? present.method,
        ratePerSecond: input.InvocationRateLimitPerSecond ?? present.ratePerSecond,
        modifiedAt: context.now,
      };
      await saveApiDestination(context.db, context, one);
      return describeChange(context, one);
    },
  }),

  ListApiDestinations: read<ListApiDestinationsRequest, ListApiDestinationsResponse>({
    handle: async (context, { NamePrefix: prefix, ConnectionArn, NextToken, Limit = PAGE }) => {
      const question = ["api destinations", prefix, ConnectionArn];
      const after = placeIn<string>(NextToken, question);
      const connectionId = ConnectionArn?.split("/").at(-1);
      const found = await listApiDestinations(context.db, context, { prefix, connectionId, after }, Limit + 1);
      const { items, token } = pageOf(found, Limit, ({ name }) => name, question);
      return { ApiDestinations: await Promise.all(items.map((one) => describe(context, one))), NextToken: token };
    },
  }),

  DeleteApiDestination: write<Validated<DeleteApiDestinationRequest, "Name">, object>({
    resources,
    handle: async (context, { Name }) => {
      await existingApiDestination(context, Name);
      await deleteApiDestination(context.db, context, Name);
      return {};
    },
  }),
};

export async function existingApiDestination(context: Context, name: string): Promise<ApiDestination> {
  const one = await findApiDestination(context.db, context, name);
  if (one) return one;
  throw notFound(`Failed to describe the api-destination(s). An api-destination '${name}' does not exist.`);
}

async function connectionNamed(context: Context, text: string): Promise<Pick<Connection, "name" | "id">> {
  const [, name = "", id] = parseArn(text)?.resource.split("/") ?? [];
  const found = await findConnection(context.db, context, name);
  if (found && found.id === id && connectionArn(context, found) === text) return { name, id };
  throw notFound(`Connection '${text}' does not exist.`);
}

async function describe(context: Context, one: ApiDestination) {
  const connection = await findConnection(context.db, context, one.connection.name);
  const isAuthorized = connection?.id === one.connection.id && connection.state !== "DEAUTHORIZED";
  return describeApiDestination(context, one, isAuthorized);
}

async function describeChange(context: Context, one: ApiDestination) {
  const { ApiDestinationArn, ApiDestinationState, CreationTime, LastModifiedTime } = await describe(context, one);
  return { ApiDestinationArn, ApiDestinationState, CreationTime, LastModifiedTime };
}
