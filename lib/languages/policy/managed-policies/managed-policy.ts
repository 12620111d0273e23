/** A policy that AWS keeps, with a document over the services that are here. */
export interface ManagedPolicy {
  readonly name: string;
  /** "/" or "/job-function/": a part of the ARN. */
  readonly path: string;
  readonly description: string;
  readonly statements: readonly ManagedStatement[];
}

/** A statement in the form of its JSON; these are data, not yet policies. */
export interface ManagedStatement {
  readonly Sid?: string;
  readonly Effect: "Allow";
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export function allow(Action: readonly string[], Resource: ManagedStatement["Resource"] = "*"): ManagedStatement {
  return { Effect: "Allow", Action, Resource };
}

/** iam:PassRole, only so that the service may take the role. */
export function allowPassRole(service: string, Resource: string): ManagedStatement {
  return { ...allow(["iam:PassRole"], Resource), Condition: { StringEquals: { "iam:PassedToService": service } } };
}
