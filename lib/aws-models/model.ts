import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The services that Mirante speaks, named as in IAM actions ("cloudwatch:PutMetricData"). */
export const SERVICES = [
  "cloudwatch",
  "logs",
  "events",
  "cloudtrail",
  "cloudtrail-data",
  "iam",
  "sts",
  "sns",
  "s3",
  "firehose",
] as const;
export type Service = (typeof SERVICES)[number];

/** A member of a structure: the shape it has and how it is named on the wire. */
export type Member = { shape: string; locationName?: string; location?: string; idempotencyToken?: boolean };

/** A shape as AWS's model describes it. */
export type Shape = {
  type:
    | "structure"
    | "list"
    | "map"
    | "string"
    | "integer"
    | "long"
    | "float"
    | "double"
    | "boolean"
    | "timestamp"
    | "blob"
    | "character";
  members?: Record<string, Member>;
  required?: string[];
  member?: Member;
  key?: Member;
  value?: Member;
  min?: number;
  max?: number;
  pattern?: string;
  enum?: string[];
  union?: boolean;
  /** REST XML: the items of a list stand beside each other, without an element around them. */
  flattened?: boolean;
  /** REST XML: the member that is the whole body. */
  payload?: string;
  sensitive?: boolean;
  exception?: boolean;
  fault?: boolean;
  error?: { code?: string; httpStatusCode?: number; senderFault?: boolean };
  xmlOrder?: string[];
  eventstream?: boolean;
  event?: boolean;
};

/** An operation as AWS's model describes it. */
export type OperationModel = {
  name: string;
  http: { method: string; requestUri: string; responseCode?: number };
  input?: { shape: string };
  output?: { shape: string; resultWrapper?: string };
  errors?: { shape: string }[];
  /** "none" where the input says who asks, so that nobody signs. */
  authtype?: string;
};

/** One service's whole description. */
export type ServiceModel = {
  metadata: {
    apiVersion: string;
    endpointPrefix: string;
    protocol: string;
    targetPrefix?: string;
    jsonVersion?: string;
    serviceId: string;
    xmlNamespace?: string;
    globalEndpoint?: string;
  };
  operations: Record<string, OperationModel>;
  shapes: Record<string, Shape>;
};

const loaded = new Map<Service, ServiceModel>();

/** The description of a service, read from its file on first use (up to 160 KB, some milliseconds). */
export function modelOf(service: Service): ServiceModel {
  const known = loaded.get(service);
  if (known) return known;
  const path = join(process.cwd(), "lib/aws-models", `${service}.json`);
  const model = JSON.parse(readFileSync(path, "utf8")) as ServiceModel;
  loaded.set(service, model);
  return model;
}

/** Whether a text names a service of ours. */
export function isService(name: string): name is Service {
  return (SERVICES as readonly string[]).includes(name);
}

/** A shape by name; a name that the model lacks is a fault in the model file. */
export function shapeOf(model: ServiceModel, name: string): Shape {
  const shape = model.shapes[name];
  if (!shape) throw new Error(`The model of ${model.metadata.serviceId} has no shape ${name}.`);
  return shape;
}
