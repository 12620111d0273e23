import { modelOf, SERVICES, type Service } from "@/lib/aws-models/model";

/** The name that a service's requests are signed for: "monitoring" for CloudWatch. */
export function signingNameOf(service: Service): string {
  return modelOf(service).metadata.endpointPrefix;
}

/** Whether requests to one of our services are signed for this name. */
export function isSigningName(name: string): boolean {
  return SERVICES.some((service) => signingNameOf(service) === name);
}

/**
 * The service behind the first part of X-Amz-Target, or the service name in a CBOR path. Clients write CloudTrail's in two ways,
 * "CloudTrail_20131101" and with a Java package before it, so only the last part counts.
 */
export function serviceOfTarget(target: string): Service | undefined {
  return BY_TARGET.get(lastPart(target));
}

/** The query service of a signing name. */
export function queryServiceOfSigningName(name: string): Service | undefined {
  return QUERY_SERVICES.find((service) => signingNameOf(service) === name);
}

/** The query service of an API version; ours all differ. */
export function queryServiceOfVersion(version: string): Service | undefined {
  return QUERY_SERVICES.find((service) => modelOf(service).metadata.apiVersion === version);
}

/** The only query service that has an operation of this name; undefined when none or several have. */
export function queryServiceOfAction(action: string): Service | undefined {
  const having = QUERY_SERVICES.filter((service) => Object.hasOwn(modelOf(service).operations, action));
  return having.length === 1 ? having[0] : undefined;
}

/** The operation behind a method and path of a REST service. */
export function restOperation(method: string, path: string): { service: Service; operation: string } | undefined {
  return REST_OPERATIONS.get(`${method} ${path}`);
}

const BY_TARGET = new Map(
  SERVICES.flatMap((service) => {
    const { targetPrefix } = modelOf(service).metadata;
    return targetPrefix ? [[lastPart(targetPrefix), service] as const] : [];
  }),
);

/** Only models of the query protocol have an XML namespace. */
const QUERY_SERVICES = SERVICES.filter((service) => modelOf(service).metadata.xmlNamespace !== undefined);

const REST_OPERATIONS = new Map(
  SERVICES.filter((service) => modelOf(service).metadata.protocol === "rest-json").flatMap((service) =>
    Object.entries(modelOf(service).operations).map(
      ([operation, { http }]) => [`${http.method} ${http.requestUri}`, { service, operation }] as const,
    ),
  ),
);

function lastPart(dotted: string): string {
  return dotted.slice(dotted.lastIndexOf(".") + 1);
}
