import type { Entity } from "@aws-sdk/client-cloudwatch";

/** What an entity must say of itself beside its Type (User Guide, "How to add related information to telemetry"). */
const REQUIRED: ReadonlyMap<string, readonly string[]> = new Map([
  ["Service", ["Name", "Environment"]],
  ["RemoteService", ["Name"]],
  ["AWS::Service", ["Name"]],
  ["Resource", ["ResourceType"]],
  ["AWS::Resource", ["ResourceType", "Identifier"]],
]);
const KEYS = new Set(["Type", "ResourceType", "Identifier", "Name", "Environment", "AwsAccountId"]);

/** What AWS calls the fault of an entity (API reference, PutMetricData, StrictEntityValidation); undefined when it has none. */
export function entityFault(entity: Entity | undefined): string | undefined {
  const { KeyAttributes: keys = {}, Attributes = {} } = entity ?? {};
  if (!entity) return "InvalidEntity";
  if (Object.entries(keys).some(([key, value]) => !KEYS.has(key) || value.trim() === "")) return "InvalidKeyAttributes";
  if (Object.entries(Attributes).some(([key, value]) => key.trim() === "" || value.trim() === ""))
    return "InvalidAttributes";
  const required = keys.Type === undefined ? undefined : REQUIRED.get(keys.Type);
  if (!required) return keys.Type === undefined ? "MissingRequiredFields" : "InvalidTypeValue";
  return required.every((key) => keys[key] !== undefined) ? undefined : "MissingRequiredFields";
}
