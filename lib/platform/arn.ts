/** The parts of an Amazon Resource Name: arn:partition:service:region:account:resource. */
export type Arn = { partition: string; service: string; region: string; accountId: string; resource: string };

/** Where a resource lives: the pair that is part of every key. */
export type Scope = { accountId: string; region: string };

/** Writes an ARN of the aws partition. Global services (IAM, dashboards) leave the Region empty. */
export function formatArn(service: string, scope: Scope, resource: string): string {
  return `arn:aws:${service}:${scope.region}:${scope.accountId}:${resource}`;
}

/** Reads an ARN; undefined when the text is not one. The resource keeps its own colons. */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region, accountId, ...resource] = text.split(":");
  if (prefix !== "arn" || !partition || !service || region === undefined || accountId === undefined) return undefined;
  if (resource.length === 0) return undefined;
  return { partition, service, region, accountId, resource: resource.join(":") };
}

/** A resource as CloudFormation names it, by type and name, with its tags. */
export type TaggedResource = { Type: string; Name: string; Tags: Readonly<Record<string, string>> };
