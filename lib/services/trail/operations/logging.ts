import type {
  GetTrailStatusRequest,
  GetTrailStatusResponse,
  StartLoggingRequest,
  StartLoggingResponse,
  StopLoggingRequest,
  StopLoggingResponse,
} from "@aws-sdk/client-cloudtrail";
import { read, type Validated, write } from "@/lib/platform/operation";
import { settings } from "@/lib/platform/settings";
import { trailStatus } from "../model/trail-status";
import { deliveryStates } from "../store/deliveries";
import { startLogging, stopLogging } from "../store/logging";
import { homeTrail, knownTrail, trailResource } from "./trail-named";

export const logging = {
  /** A trail that is logging goes on doing so. */
  StartLogging: write<Validated<StartLoggingRequest, "Name">, StartLoggingResponse>({
    resources: ({ Name }, asked) => trailResource(Name, asked),
    handle: async (context, { Name }) => {
      const trail = await homeTrail(context, Name);
      const firstTurn = new Date(context.now.getTime() + settings().trailDeliverySeconds * 1000);
      if (!trail.isLogging) await startLogging(context.db, trail, context.now, firstTurn);
      return {};
    },
  }),

  StopLogging: write<Validated<StopLoggingRequest, "Name">, StopLoggingResponse>({
    resources: ({ Name }, asked) => trailResource(Name, asked),
    handle: async (context, { Name }) => {
      const trail = await homeTrail(context, Name);
      if (trail.isLogging) await stopLogging(context.db, trail, context.requestId, context.now);
      return {};
    },
  }),

  GetTrailStatus: read<Validated<GetTrailStatusRequest, "Name">, GetTrailStatusResponse>({
    resources: ({ Name }, asked) => trailResource(Name, asked),
    handle: async (context, { Name }) => {
      const trail = await knownTrail(context, Name);
      return trailStatus(trail, await deliveryStates(context.db, context.accountId, trail.id));
    },
  }),
};
