import { textOf } from "./dimension";
import type { Attribute } from "./export-request";

const NO_SERVICE = "OpenTelemetry";

/** The namespace for the metrics of a resource: `service.namespace/service.name`. */
export function namespaceOf(attributes: readonly Attribute[] = []): string {
  const named = (key: string) => textOf(attributes.find((one) => one.key === key)?.value);
  const name = [named("service.namespace"), named("service.name")].filter(Boolean).join("/");
  return name === "" ? NO_SERVICE : name;
}
