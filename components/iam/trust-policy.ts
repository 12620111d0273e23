/** Who may assume a role, as the form for a new one asks it. */
export type TrustedEntity =
  | { kind: "service"; service: string }
  | { kind: "account"; accountId: string; externalId: string; requiresMfa: boolean }
  | { kind: "custom"; document: string };

/** Services that act for people in Mirante, by their principals. */
export const TRUSTED_SERVICES = [
  "events.amazonaws.com",
  "cloudtrail.amazonaws.com",
  "logs.amazonaws.com",
  "sns.amazonaws.com",
  "lambda.amazonaws.com",
  "states.amazonaws.com",
  "glue.amazonaws.com",
  "ec2.amazonaws.com",
  "apigateway.amazonaws.com",
  "scheduler.amazonaws.com",
] as const;

/** The trust policy of a role, in AWS's own form for each kind of entity. */
export function trustPolicyOf(entity: TrustedEntity): string {
  if (entity.kind === "custom") return entity.document;
  const statement =
    entity.kind === "service"
      ? { Effect: "Allow", Principal: { Service: entity.service }, Action: "sts:AssumeRole" }
      : {
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${entity.accountId}:root` },
          Action: "sts:AssumeRole",
          ...conditionOf(entity),
        };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 2);
}

function conditionOf({ externalId, requiresMfa }: { externalId: string; requiresMfa: boolean }) {
  const condition = {
    ...(externalId ? { StringEquals: { "sts:ExternalId": externalId } } : {}),
    ...(requiresMfa ? { Bool: { "aws:MultiFactorAuthPresent": "true" } } : {}),
  };
  return Object.keys(condition).length > 0 ? { Condition: condition } : {};
}
