import { AwsError, isAwsError } from "@/lib/platform/errors";
import { type Context, internalRead } from "@/lib/platform/operation";
import { type LogBatch, logBatches } from "../model/log-batches";
import { compileSelection, selectionOf } from "../model/log-file";
import { selectableEventOf } from "../model/selectable-event";
import type { Trail } from "../model/trail";
import type { Turn } from "../store/deliveries";
import { settledPosition } from "../store/positions";
import { forgetSpans, lockPosition, loggedRanges, type PlaceRange, setPosition } from "../store/ranges";
import { type PlacedEvent, readPlaced } from "../store/read-events";
import { logGroupNameOf } from "./destinations";
import { reason } from "./notices";
import { beginTurn, continueTurn, finishTurn } from "./turns";

const READ_EVENTS = 500;

export const logGroup = {
  /**
   * Sends a trail's new events to its log group, as often as there are some. The place moves on after each batch; a worker that
   * is killed in between has its last batch sent twice, as CloudTrail itself may.
   */
  DeliverTrailLogs: internalRead<{ TrailId: string }, void>({
    handle: async (context, { TrailId }) => {
      const begun = await beginTurn(context, TrailId, "logs");
      if (!begun) return;
      const { turn, trail } = begun;
      let delivered = false;
      try {
        const settled = await settledPosition();
        const from = await lockPosition(context.db, turn);
        if (settled !== undefined && from !== undefined && from < settled) {
          const ranges = await loggedRanges(context.db, turn, { from, to: settled });
          for (const range of trail.logGroupArn === undefined ? [] : ranges) {
            delivered = (await deliver(context, turn, trail, range)) || delivered;
          }
          if (await setPosition(context.db, turn, settled)) await forgetSpans(context.db, turn);
        }
        await finishTurn(context, turn, { more: false, delivered, error: undefined });
      } catch (error) {
        await finishTurn(context, turn, { more: false, delivered, error: reason(error) });
      }
    },
  }),
};

/** Sends a range; answers whether anything in it was wanted. */
async function deliver(context: Context, turn: Turn, trail: Trail, range: PlaceRange): Promise<boolean> {
  const group = logGroupNameOf(trail, trail.logGroupArn ?? "");
  if (group === undefined) throw new AwsError("ResourceNotFoundException", "The specified log group does not exist.");
  const selects = compileSelection(selectionOf(trail));
  const region = trail.isMultiRegion ? undefined : trail.region;
  let wanted = false;
  for (let from = range.from; from < range.to; ) {
    const events = await readPlaced(context.db, trail, region, { from, to: range.to }, READ_EVENTS);
    const chosen = events.filter(({ record }) => selects(selectableEventOf(record)));
    for (const batch of logBatches(trail.accountId, chosen)) await send(context, group, batch);
    wanted ||= chosen.length > 0;
    from = events.length < READ_EVENTS ? range.to : lastPlace(events, range);
    if (!(await setPosition(context.db, turn, from)))
      throw new AwsError("ConflictException", "Another worker delivers.");
    await continueTurn(context, turn);
  }
  return wanted;
}

function lastPlace(events: PlacedEvent[], range: PlaceRange): bigint {
  return events.at(-1)?.position ?? range.to;
}

/** The stream is made when there is none, which is once. */
async function send(
  context: Context,
  logGroupName: string,
  { stream: logStreamName, logEvents }: LogBatch,
): Promise<void> {
  const put = () => context.invoke("logs:PutLogEvents", { logGroupName, logStreamName, logEvents });
  try {
    await put();
  } catch (error) {
    if (!isAwsError(error) || error.code !== "ResourceNotFoundException") throw error;
    await context.invoke("logs:CreateLogStream", { logGroupName, logStreamName }).catch((failure) => {
      if (!isAwsError(failure) || failure.code !== "ResourceAlreadyExistsException") throw failure;
    });
    await put();
  }
}
