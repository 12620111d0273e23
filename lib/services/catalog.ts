import { isService, modelOf } from "@/lib/aws-models/model";
import type { Operation } from "@/lib/platform/operation";
import { operations as alarms } from "./alarms/operations";
import { operations as dashboards } from "./dashboards/operations";
import { operations as events } from "./events/operations";
import { operations as firehose } from "./firehose/operations";
import { operations as iam } from "./iam/operations/iam";
import { operations as sts } from "./iam/operations/sts";
import { operations as logs } from "./logs/operations";
import { operations as metrics } from "./metrics/operations";
import { operations as notifications } from "./notifications/operations";
import { operations as objects } from "./objects/operations";
import { operations as trail } from "./trail/operations";
import { operations as auditEvents } from "./trail/operations/audit-events";

/** Every room's table under the prefix of its IAM actions. Two rooms may share a prefix, never a name. */
const tables = {
  cloudwatch: [alarms, metrics, dashboards],
  cloudtrail: [trail],
  "cloudtrail-data": [auditEvents],
  events: [events],
  s3: [objects],
  iam: [iam],
  sts: [sts],
  logs: [logs],
  sns: [notifications],
  firehose: [firehose],
} as const;

type Tables = typeof tables;
type Merged<List> = List extends readonly [infer First, ...infer Rest] ? First & Merged<Rest> : unknown;
type TableOf<Prefix extends keyof Tables> = Merged<Tables[Prefix]>;

/** Everything that can be asked of Mirante, as IAM writes it: "cloudwatch:PutMetricAlarm". */
export type Action = { [P in keyof Tables]: `${P}:${keyof TableOf<P> & string}` }[keyof Tables];

type Declared<A extends Action> = A extends `${infer P extends keyof Tables}:${infer N}`
  ? N extends keyof TableOf<P>
    ? TableOf<P>[N]
    : never
  : never;
export type InputOf<A extends Action> = Declared<A> extends Operation<infer Input, infer _> ? Input : never;
export type OutputOf<A extends Action> = Declared<A> extends Operation<infer _, infer Output> ? Output : never;

type AnyOperation = Operation<object, unknown>;

const catalog = buildCatalog(tables as unknown as Record<string, readonly Record<string, AnyOperation>[]>);

/** The operation behind an action; undefined when Mirante has none. */
export function findOperation(action: string): AnyOperation | undefined {
  return catalog.get(action);
}

/** Every action whose name ends so, whatever its service: "logs:ResetAccount". */
export function actionsEndingIn(ending: string): string[] {
  return [...catalog.keys()].filter((action) => action.endsWith(ending));
}

/** Refuses to start when a declared operation has no shape in AWS's model, an internal one has, or two rooms claim one. */
function buildCatalog(all: Record<string, readonly Record<string, AnyOperation>[]>): Map<string, AnyOperation> {
  const built = new Map<string, AnyOperation>();
  for (const [prefix, rooms] of Object.entries(all)) {
    const known = isService(prefix) ? modelOf(prefix).operations : {};
    for (const [name, operation] of rooms.flatMap((room) => Object.entries(room))) {
      const action = `${prefix}:${name}`;
      if (built.has(action)) throw new Error(`Two rooms claim ${action}.`);
      const ours = operation.internal || operation.own === true || operation.widens !== undefined;
      if (ours && known[name]) throw new Error(`${action} is AWS's; an operation of ours needs another name.`);
      if (!ours && !known[name]) throw new Error(`${action} has no shape in AWS's model.`);
      built.set(action, operation);
    }
  }
  return built;
}
