import type {
  CreateEventBusRequest,
  CreateEventBusResponse,
  DeleteEventBusRequest,
  DescribeEventBusRequest,
  DescribeEventBusResponse,
  ListEventBusesRequest,
  ListEventBusesResponse,
  PutPermissionRequest,
  RemovePermissionRequest,
  UpdateEventBusRequest,
  UpdateEventBusResponse,
} from "@aws-sdk/client-eventbridge";
import { AwsError } from "@/lib/platform/errors";
import { type Context, read, type Validated, write } from "@/lib/platform/operation";
import { requestTags } from "@/lib/platform/tag-conditions";
import {
  type BusConfiguration,
  busArn,
  busName,
  checkNewBus,
  DEFAULT_BUS,
  describeBus,
  type EventBus,
  MAX_BUSES,
} from "../model/bus";
import { withoutPermission, withPermission } from "../model/bus-policy";
import { busMissing, invalid, limitExceeded } from "../model/refusal";
import { withTags } from "../model/tags";
import { countBuses, deleteBus, findBus, insertBus, listBuses, lockBus, saveBus } from "../store/buses";
import { countRules } from "../store/rules";
import { forgetTags, saveTags } from "../store/tags";
import { PAGE, pageOf, placeIn } from "./page";
import { busResource } from "./resources";

export const buses = {
  CreateEventBus: write<Validated<CreateEventBusRequest, "Name">, CreateEventBusResponse>({
    resources: busResource,
    conditions: ({ Tags }) => requestTags(Tags),
    handle: async (context, input) => {
      const { db, now } = context;
      checkNewBus(input.Name, input.EventSourceName);
      if ((await countBuses(db, context)) >= MAX_BUSES) throw limitExceeded();
      const configuration = configurationOf(input);
      if (!(await insertBus(db, context, input.Name, configuration, now))) {
        throw new AwsError("ResourceAlreadyExistsException", `Event bus ${input.Name} already exists.`);
      }
      const arn = busArn(context, input.Name);
      if (input.Tags?.length) await saveTags(db, context, arn, withTags({}, input.Tags));
      return { EventBusArn: arn, ...configuration };
    },
  }),

  DescribeEventBus: read<DescribeEventBusRequest, DescribeEventBusResponse>({
    resources: busResource,
    handle: async (context, { Name }) => {
      const name = busName(context, Name);
      const bus = await findBus(context.db, context, name);
      if (!bus) throw busMissing(name);
      return describeBus(context, bus);
    },
  }),

  UpdateEventBus: write<UpdateEventBusRequest, UpdateEventBusResponse>({
    resources: busResource,
    handle: async (context, input) => {
      const bus = await lockedBus(context, input.Name);
      const configuration = { ...bus.configuration, ...configurationOf(input) };
      await saveBus(context.db, context, { ...bus, configuration }, context.now);
      return { Arn: busArn(context, bus.name), Name: bus.name, ...configuration };
    },
  }),

  /** A bus that is not there is deleted already. */
  DeleteEventBus: write<Validated<DeleteEventBusRequest, "Name">, void>({
    resources: busResource,
    handle: async (context, { Name: name }) => {
      if (name === DEFAULT_BUS) throw invalid(`Cannot delete event bus ${name}.`);
      if (!(await lockBus(context.db, context, name, context.now))) return;
      if ((await countRules(context.db, context, name)) > 0)
        throw invalid("Event bus can't be deleted since it has rules.");
      await deleteBus(context.db, context, name);
      await forgetTags(context.db, context, busArn(context, name));
    },
  }),

  ListEventBuses: read<ListEventBusesRequest, ListEventBusesResponse>({
    handle: async (context, { NamePrefix: prefix, NextToken, Limit = PAGE }) => {
      const question = ["buses", prefix];
      const after = placeIn<string>(NextToken, question);
      const found = await listBuses(context.db, context, { prefix, after }, Limit + 1);
      const { items, token } = pageOf(found, Limit, ({ name }) => name, question);
      return { EventBuses: items.map((bus) => describeBus(context, bus)), NextToken: token };
    },
  }),

  PutPermission: write<PutPermissionRequest, void>({
    resources: ({ EventBusName }, asked) => busResource({ Name: EventBusName }, asked),
    handle: async (context, input) => {
      const bus = await lockedBus(context, input.EventBusName);
      const policy = withPermission(bus.policy, busArn(context, bus.name), input);
      await saveBus(context.db, context, { ...bus, policy }, context.now);
    },
  }),

  RemovePermission: write<RemovePermissionRequest, void>({
    resources: ({ EventBusName }, asked) => busResource({ Name: EventBusName }, asked),
    handle: async (context, { EventBusName, StatementId, RemoveAllPermissions }) => {
      const bus = await lockedBus(context, EventBusName);
      if (!RemoveAllPermissions && StatementId === undefined) throw invalid("Parameter StatementId must be specified.");
      const policy = RemoveAllPermissions ? undefined : withoutPermission(bus.policy, StatementId);
      await saveBus(context.db, context, { ...bus, policy }, context.now);
    },
  }),
};

/** The bus of a change, held fast until it is done. */
export async function lockedBus(context: Context, given: string | undefined): Promise<EventBus> {
  const name = busName(context, given);
  const bus = await lockBus(context.db, context, name, context.now);
  if (!bus) throw busMissing(name);
  return bus;
}

/** The members that were given; the others are left as they are. */
function configurationOf({
  Description,
  KmsKeyIdentifier,
  DeadLetterConfig,
  LogConfig,
}: BusConfiguration): BusConfiguration {
  return {
    ...(Description === undefined ? {} : { Description }),
    ...(KmsKeyIdentifier === undefined ? {} : { KmsKeyIdentifier }),
    ...(DeadLetterConfig === undefined ? {} : { DeadLetterConfig }),
    ...(LogConfig === undefined ? {} : { LogConfig }),
  };
}
