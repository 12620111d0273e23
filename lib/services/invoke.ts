import { isService } from "@/lib/aws-models/model";
import { violationsOf, WrongType } from "@/lib/aws-models/validate";
import { textError, validationError } from "@/lib/aws-models/validation-error";
import type { Scope } from "@/lib/platform/arn";
import { type Caller, serviceCaller } from "@/lib/platform/caller";
import { now } from "@/lib/platform/clock";
import { type Database, database, isTextRefused, transaction } from "@/lib/platform/database";
import { AwsError, isAwsError } from "@/lib/platform/errors";
import { newUuid } from "@/lib/platform/identifiers";
import { log } from "@/lib/platform/log";
import type { Context, Resource } from "@/lib/platform/operation";
import { countCall } from "@/lib/platform/telemetry";
import { authorize } from "./authorize";
import { type Action, findOperation, type InputOf, type OutputOf } from "./catalog";
import { deliveriesOf } from "./events/operations/publish";
import { publishedByService } from "./events/operations/put-events";
import { insertDeliveries } from "./events/store/outbox";
import { type Call, trailEventOf } from "./record";
import { trailNotice } from "./trail/model/bus-event";
import type { TrailEvent } from "./trail/model/event";
import { insertTrailEvent } from "./trail/store";
import { wantedDataEvents } from "./trail/store/wanted-data-events";

/**
 * The front desk: every action, by click, SDK or schedule, passes here. Authorise, validate, run, record.
 * Throws AwsError, whatever goes wrong; a fault of ours is logged whole and answered as InternalFailure.
 */
export function invoke<A extends Action>(caller: Caller, action: A, input: InputOf<A>): Promise<OutputOf<A>> {
  return dispatch(caller, action, input as object) as Promise<OutputOf<A>>;
}

/** The same door for those who learn the action at run time: the wire and one room calling another. */
export async function dispatch(caller: Caller, action: string, input: object, outer?: Database): Promise<unknown> {
  const started = performance.now();
  const operation = findOperation(action);
  if (!operation) throw new AwsError("NotImplemented", `${action} is not implemented by Mirante.`);
  const requestId = caller.origin.requestId ?? newUuid();
  const call: Call = { caller, action, operation, input, requestId, resources: [] };
  try {
    await admit(call, outer ?? database());
    const output = await run(call, outer);
    countCall(action, performance.now() - started);
    return output;
  } catch (thrown) {
    const error = asAwsError(thrown, call);
    countCall(action, performance.now() - started, error.code);
    await recordFailure(call, error);
    throw error;
  }
}

/** Rights first: who may not ask learns nothing of what a right question looks like. */
async function admit(call: Call, db: Database): Promise<void> {
  const { caller, action, operation, input } = call;
  if (operation.internal) {
    if (caller.identity.type === "AWSService") return;
    throw new AwsError("AccessDenied", `${action} is not for callers from outside.`);
  }
  if (operation.identify) call.caller = await operation.identify(input, { ...scopeOf(caller), caller, db });
  const asked = { ...scopeOf(call.caller), caller: call.caller, db };
  call.resources = await withKeptTags(await operation.resources(input, asked), call.caller, db);
  const needed = operation.permission ?? operation.widens ?? action;
  authorize(call.caller, needed, call.resources, await operation.conditions(input, asked), now());
  const needs = (await operation.alsoNeeds?.(input, asked)) ?? [];
  for (const need of needs) authorize(call.caller, need.action, need.resources, {}, now());
  const [service = "", name = ""] = action.split(":");
  if (!isService(service)) return;
  try {
    const violations = violationsOf(service, name, input);
    if (violations.length > 0) throw validationError(service, name, violations);
  } catch (error) {
    if (error instanceof WrongType) throw new AwsError("SerializationException", error.message);
    throw error;
  }
}

/** The resources, with the tags that another room keeps; who is bound by no policy needs none. */
async function withKeptTags(resources: Resource[], { identity, ...scope }: Caller, db: Database): Promise<Resource[]> {
  const [action] = resources.flatMap(({ tagsKeptBy }) => tagsKeptBy ?? []);
  if (action === undefined || identity.type === "Root" || identity.type === "AWSService") return resources;
  const ours = resources.filter(({ tagsKeptBy }) => tagsKeptBy === action);
  const asker = serviceCaller(`${action.split(":")[0]}.amazonaws.com`, scope.accountId, scope.region);
  const answer = await dispatch(asker, action, { ResourceARNs: ours.map(({ arn }) => arn) }, db);
  const { Tags } = answer as { Tags: Record<string, Resource["tags"]> };
  return resources.map((one) => (ours.includes(one) ? { ...one, tags: Tags[one.arn] } : one));
}

function scopeOf({ accountId, region }: Caller): Scope {
  return { accountId, region };
}

/** A write and its record are one transaction: a change whose record fails does not happen. */
async function run(call: Call, outer: Database | undefined): Promise<unknown> {
  const { operation } = call;
  if (operation.groupCommit) return handleAndRecord(call, undefined);
  if (operation.readOnly || outer) return handleAndRecord(call, outer);
  return transaction((db) => handleAndRecord(call, db));
}

async function handleAndRecord(call: Call, open: Database | undefined): Promise<unknown> {
  const output = await call.operation.handle(contextOf(call, open ?? database()), call.input);
  const event = await eventOf(call, output, undefined, open);
  if (event) await record(event, open);
  return output;
}

/**
 * Keeps a record and puts it on the account's default event bus, both or neither: in the open transaction, and where there is
 * none in one of its own, if a rule waits for it.
 */
async function record(event: TrailEvent, open?: Database): Promise<void> {
  const { scope, published } = publishedByService(event, trailNotice(event), event.eventTime);
  const deliveries = await deliveriesOf(open ?? database(), scope, [published]);
  const keep = async (db: Database) => {
    await insertTrailEvent(db, event);
    await insertDeliveries(db, scope, deliveries, now());
  };
  await (open || deliveries.length === 0 ? keep(open ?? database()) : transaction(keep));
}

/** Nothing has happened that could be undone. A record that fails too makes it a fault of ours, whatever it was before. */
async function recordFailure(call: Call, error: AwsError): Promise<void> {
  try {
    const event = await eventOf(call, undefined, error);
    if (event) await record(event);
  } catch (thrown) {
    throw asAwsError(thrown, call);
  }
}

/** What is recorded of a call: of management events always, of data events where some trail's selectors ask for it. */
async function eventOf(
  call: Call,
  output: unknown,
  error?: AwsError,
  open?: Database,
): Promise<TrailEvent | undefined> {
  const { action, operation, caller } = call;
  if (operation.internal) return undefined;
  if (operation.category === "management") return trailEventOf(call, now(), output, error);
  const wants = await wantedDataEvents(caller.accountId, action.slice(0, action.indexOf(":")), open);
  if (!wants) return undefined;
  const event = trailEventOf(call, now(), output, error);
  return wants(event) ? event : undefined;
}

function contextOf({ caller, action, requestId, operation }: Call, db: Database): Context {
  const { accountId, region } = caller;
  const service = `${action.split(":")[0]}.amazonaws.com`;
  const inner = operation.readOnly || operation.groupCommit ? undefined : db;
  return {
    accountId,
    region,
    caller,
    requestId,
    now: now(),
    db,
    invoke: <Output>(next: string, nextInput: object, within = inner) =>
      dispatch(serviceCaller(service, accountId, region), next, nextInput, within) as Promise<Output>,
  };
}

function asAwsError(thrown: unknown, { action, requestId }: Call): AwsError {
  if (isAwsError(thrown)) return thrown;
  const [service = ""] = action.split(":");
  // The models let texts pass that PostgreSQL cannot even read, and rights are asked before the models are.
  if (isTextRefused(thrown) && isService(service)) return textError(service);
  log.error({ err: thrown, action, requestId }, "operation failed");
  return new AwsError(
    "InternalFailure",
    "The request processing has failed because of an unknown error, exception or failure.",
  );
}
