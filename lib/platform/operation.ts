import type { NamedPolicy } from "@/lib/languages/policy/evaluate";
import type { ContextValues } from "@/lib/languages/policy/request-context";
import type { Scope } from "./arn";
import type { Caller } from "./caller";
import type { Database } from "./database";

/** A resource that an operation touches: its ARN for policies, its CloudFormation type for the record. */
export type Resource = {
  arn: string;
  /** Other ARNs that policies know it by: an Allow of any will do, a Deny of any denies. */
  alsoNamed?: readonly string[];
  type?: string;
  /** Its tags, for aws:ResourceTag/... in policies. */
  tags?: Readonly<Record<string, string>>;
  /** The internal operation that tells its tags, where another room keeps them: `{ ResourceARNs }` to `{ Tags }` by ARN. */
  tagsKeptBy?: string;
  /** Of a role to be assumed: its trust policy must allow too. */
  trust?: NamedPolicy;
  /** The policy that hangs on the resource itself, which may allow or deny beside the caller's own. */
  policy?: NamedPolicy;
  /** The IAM actions asked of it, where those are others than the operation's own: iam:PassRole for a role that is handed over. */
  actions?: readonly string[];
  /** Condition keys that hold for this resource alone: iam:PassedToService. */
  conditions?: ContextValues;
  /** True when the record names it but policies are not checked against it, as IAM does with the policy that is attached. */
  recordOnly?: boolean;
};

/** What is known of a call before it is admitted. Most operations need no more than the scope. */
export type Asked = Scope & { caller: Caller; db: Database };

/** An SDK input whose required members are there, as invoke has seen to it; the SDK's own types say they may be undefined. */
export type Validated<Input, Required extends keyof Input> = Input & {
  [Member in Required]-?: NonNullable<Input[Member]>;
};

/** What a handler is given besides its input. `db` is the open transaction of a write, the plain client of a read. */
export type Context = Scope & {
  caller: Caller;
  requestId: string;
  now: Date;
  db: Database;
  /**
   * Calls another room as this room's service principal; same transaction where there is one. A step that manages its own
   * transaction names it.
   */
  invoke: <Output>(action: string, input: object, within?: Database) => Promise<Output>;
};

/**
 * An operation, declared once under AWS's own name in its room's operations table.
 *
 * - `category`: management events are always recorded, data events only where a trail asks.
 * - `readOnly`: CloudTrail's readOnly; a read runs without a transaction.
 * - `groupCommit`: the handler answers after the room's group-commit writer has committed; it gets no transaction.
 * - `internal`: a worker's or the console's own step: no wire shape, service callers only, not recorded.
 * - `widens`: the console sometimes needs to ask more than AWS's API can (see `widened`).
 * - `resources`: what policies are checked against. It sees input that has not been validated yet, so it must not trust members to be there.
 * - `conditions`: the condition keys of this request besides the global ones, such as aws:RequestTag/... Not validated either.
 * - `identify`: for operations that need no signature because their input says who asks, such as a token of an identity provider.
 */
export type Operation<Input, Output> = {
  category: "management" | "data";
  readOnly: boolean;
  groupCommit: boolean;
  internal: boolean;
  /** The record of a read holds no answer, except where it names credentials that were given out. */
  recordsAnswer?: boolean;
  /** The IAM action that gives the right to it, where that has another name: HeadBucket needs s3:ListBucket. */
  permission?: string | undefined;
  /** Mirante's own extension of an AWS action: authorised and recorded under this AWS action, no wire shape. */
  widens?: string;
  /** Mirante's own, recorded under its own name, no wire shape. */
  own?: boolean;
  /** Other rights that the caller must have as well: who gives something away must hold it. Sees input that is not validated. */
  alsoNeeds?: ((input: Partial<Input>, asked: Asked) => Promise<Need[]>) | undefined;
  resources: (input: Partial<Input>, asked: Asked) => Resource[] | Promise<Resource[]>;
  conditions: (input: Partial<Input>, asked: Asked) => ContextValues | Promise<ContextValues>;
  identify?: ((input: Partial<Input>, asked: Asked) => Promise<Caller>) | undefined;
  handle: (context: Context, input: Input) => Promise<Output>;
};

/** A right to an action on resources; on "*" when there is none. */
export type Need = { action: string; resources: Resource[] };

type Declaration<Input, Output> = {
  permission?: string;
  /** Absent: the operation has no resource of its own and is checked against "*". */
  resources?: Operation<Input, Output>["resources"];
  conditions?: Operation<Input, Output>["conditions"];
  alsoNeeds?: Operation<Input, Output>["alsoNeeds"];
  identify?: Operation<Input, Output>["identify"];
  handle: Operation<Input, Output>["handle"];
};

type Kind = Pick<
  Operation<unknown, unknown>,
  "category" | "readOnly" | "groupCommit" | "internal" | "recordsAnswer" | "widens" | "own" | "permission"
>;

function declare(kind: Kind) {
  return <Input, Output>({
    permission = kind.permission,
    resources = () => [],
    conditions = () => ({}),
    alsoNeeds,
    identify,
    handle,
  }: Declaration<Input, Output>): Operation<Input, Output> => ({
    ...kind,
    permission,
    resources,
    conditions,
    alsoNeeds,
    identify,
    handle,
  });
}

/** A management event that changes something, in one transaction with its record. */
export const write = declare({ category: "management", readOnly: false, groupCommit: false, internal: false });

/** A management event that only reads. */
export const read = declare({ category: "management", readOnly: true, groupCommit: false, internal: false });

/** Gives out temporary credentials: CloudTrail calls that read-only, yet its record says which ones. */
export const issue = declare({
  category: "management",
  readOnly: true,
  groupCommit: false,
  internal: false,
  recordsAnswer: true,
});

/** A data event that only reads: recorded only where a trail asks. */
export const dataRead = declare({ category: "data", readOnly: true, groupCommit: false, internal: false });

/** A data event that is written by the room's group-commit writer: answered after commit, no transaction of its own. */
export const dataWrite = declare({ category: "data", readOnly: false, groupCommit: true, internal: false });

/** A data event that changes something in one transaction, as a `write` does: Publish. */
export const dataChange = declare({ category: "data", readOnly: false, groupCommit: false, internal: false });

/**
 * The role that an operation hands to a service: whoever hands it over needs iam:PassRole on it, or one could gain the role's
 * rights by way of a rule or a trail (IAM User Guide, "Grant a user permissions to pass a role to an AWS service").
 */
export function passedRole(roleArn: unknown, service: string): Resource[] {
  if (typeof roleArn !== "string" || roleArn === "") return [];
  return [{ arn: roleArn, actions: ["iam:PassRole"], conditions: { "iam:PassedToService": service } }];
}

/** A step of ours without a wire shape: service callers only, in a transaction, not recorded. */
export const internal = declare({ category: "management", readOnly: false, groupCommit: false, internal: true });

/** As `internal`, but without a transaction: long reads, and steps that manage their own. */
export const internalRead = declare({ category: "management", readOnly: true, groupCommit: false, internal: true });

/** A read of ours that asks more than an AWS action can, and needs that action's right: combined filters beside LookupEvents. */
export const widened = (action: string) =>
  declare({ category: "management", readOnly: true, groupCommit: false, internal: false, widens: action });

/** As `widened`, of a data event: recorded only where a trail asks. */
export const widenedData = (action: string) =>
  declare({ category: "data", readOnly: true, groupCommit: false, internal: false, widens: action });

/** A change that AWS's API has no word for, with the right of an AWS action; recorded under its own name, no wire shape. */
export const ownWrite = (permission: string) =>
  declare({ category: "management", readOnly: false, groupCommit: false, internal: false, own: true, permission });

/** As `ownWrite`, a management event that only reads. */
export const ownRead = (permission: string) =>
  declare({ category: "management", readOnly: true, groupCommit: false, internal: false, own: true, permission });

/** As `ownRead`, a data event: recorded only where a trail asks. */
export const ownDataRead = (permission: string) =>
  declare({ category: "data", readOnly: true, groupCommit: false, internal: false, own: true, permission });

/** As `ownRead`, a data event that changes something in one transaction: recorded only where a trail asks. */
export const ownDataChange = (permission: string) =>
  declare({ category: "data", readOnly: false, groupCommit: false, internal: false, own: true, permission });
